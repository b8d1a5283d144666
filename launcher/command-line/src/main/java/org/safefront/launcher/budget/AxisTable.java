package org.safefront.launcher.budget;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.safefront.statistics.racing.RaceAxis;
import org.safefront.statistics.racing.SharedOrder;

/** The samples of one axis: every item with every repeat that any row names. */
final class AxisTable {
    /** So few groups of repeats may agree by chance. */
    private static final int FEWEST_GROUPS = 30;

    private final String axis;
    private final Map<String, Integer> items = new HashMap<>();
    private final List<String> names = new ArrayList<>();
    private final TreeSet<Integer> repeats = new TreeSet<>();
    private final Map<Key, Boolean> outcomes = new HashMap<>();

    AxisTable(String axis) {
        this.axis = axis;
    }

    private record Key(int checkpoint, int item, int repeat) {}

    void add(int checkpoint, CellRow row) {
        int item = items.computeIfAbsent(row.item(), name -> {
            names.add(name);
            return names.size() - 1;
        });
        repeats.add(row.repeat());
        row.correct().ifPresent(correct -> {
            if (outcomes.put(new Key(checkpoint, item, row.repeat()), correct) != null) {
                throw new IllegalArgumentException("checkpoint " + row.checkpoint() + " has repeat " + row.repeat()
                        + " of item " + row.item() + " twice on axis " + axis);
            }
        });
    }

    RaceAxis axis() {
        return new RaceAxis(axis, names.size() * repeats.size());
    }

    long sampled() {
        return outcomes.size();
    }

    Ordered ordered(long seed) {
        return new Ordered(SharedOrder.of(axis, names, repeats.size(), seed), List.copyOf(repeats));
    }

    /** In the order in which a race samples them. */
    final class Ordered {
        private final SharedOrder order;
        private final List<Integer> numbers;

        private Ordered(SharedOrder order, List<Integer> numbers) {
            this.order = order;
            this.numbers = numbers;
        }

        Optional<Boolean> correct(int checkpoint, int position) {
            return Optional.ofNullable(outcomes.get(new Key(checkpoint, order.item(position), repeat(position))));
        }

        String item(int position) {
            return names.get(order.item(position));
        }

        int repeat(int position) {
            return numbers.get(order.repeat(position));
        }
    }

    /** Rate of a checkpoint over all of its samples. */
    double rate(int checkpoint) {
        return outcomes.entrySet().stream()
                .filter(entry -> entry.getKey().checkpoint == checkpoint)
                .mapToDouble(entry -> entry.getValue() ? 1 : 0)
                .average()
                .orElseThrow();
    }

    /** Whether repeats of an item are always the same, although items are not: as greedy decoding makes them. */
    boolean repeatsAreTheSame() {
        Map<Key, List<Boolean>> groups = new HashMap<>();
        outcomes.forEach((key, correct) -> groups.computeIfAbsent(
                        new Key(key.checkpoint, key.item, 0), group -> new ArrayList<>())
                .add(correct));
        List<List<Boolean>> several =
                groups.values().stream().filter(group -> group.size() > 1).toList();
        return several.size() >= FEWEST_GROUPS
                && several.stream().allMatch(group -> group.stream().distinct().count() == 1)
                && several.stream().map(group -> group.get(0)).distinct().count() == 2;
    }
}
