package org.safefront.performance.budget;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.safefront.statistics.racing.Cells;
import org.safefront.statistics.racing.FrontDepth;
import org.safefront.statistics.racing.RaceAxis;
import org.safefront.statistics.racing.SharedOrder;

/** One simulated sweep: true rates, and a finished table that was drawn from them. */
final class Sweep implements Cells {
    private static final int AXES = 2;

    private final List<SharedOrder> orders;
    private final List<double[][]> rates;
    private final BitSet[][] outcomes = new BitSet[Shape.CHECKPOINTS][AXES];

    private Sweep(List<SharedOrder> orders, List<double[][]> rates) {
        this.orders = orders;
        this.rates = rates;
    }

    /** The sweep of a seed. */
    static Sweep draw(Shape shape, long seed) {
        var random = new SplittableRandom(seed);
        List<Target> targets = shape.targets(random);
        List<Items> items = List.of(Items.safety(random), Items.reasoning(random));
        List<SharedOrder> orders = items.stream()
                .map(axis -> SharedOrder.of(axis.axis(), axis.names(), axis.repeats(), seed))
                .toList();
        List<double[][]> rates = List.of(
                new ItemRates(items.get(0), shape, random).rates(targets, Target::safety),
                new ItemRates(items.get(1), shape, random).rates(targets, Target::reasoning));
        var sweep = new Sweep(orders, rates);
        for (int checkpoint = 0; checkpoint < Shape.CHECKPOINTS; checkpoint++) {
            for (int axis = 0; axis < AXES; axis++) {
                sweep.outcomes[checkpoint][axis] = sweep.sampled(checkpoint, axis, random);
            }
        }
        return sweep;
    }

    private BitSet sampled(int checkpoint, int axis, SplittableRandom random) {
        SharedOrder order = orders.get(axis);
        var sampled = new BitSet(order.cells());
        for (int position = 0; position < order.cells(); position++) {
            sampled.set(position, random.nextDouble() < rates.get(axis)[checkpoint][order.item(position)]);
        }
        return sampled;
    }

    List<RaceAxis> axes() {
        return List.of(
                new RaceAxis("safety", orders.get(0).cells()),
                new RaceAxis("reasoning", orders.get(1).cells()));
    }

    /** The same, looked at only after a repeat of every item. */
    List<RaceAxis> axesByRepeat() {
        return List.of(byRepeat("safety", orders.get(0)), byRepeat("reasoning", orders.get(1)));
    }

    private static RaceAxis byRepeat(String name, SharedOrder order) {
        return new RaceAxis(name, order.cells(), order.passes().size());
    }

    List<String> checkpoints() {
        return IntStream.range(0, Shape.CHECKPOINTS)
                .mapToObj(i -> "checkpoint-" + i)
                .toList();
    }

    @Override
    public Optional<Boolean> correct(int checkpoint, int axis, int position) {
        return Optional.of(outcomes[checkpoint][axis].get(position));
    }

    /** Depths by the finished table, or by as large a share of it. */
    FrontDepth table(double share) {
        return depth((checkpoint, axis) -> {
            int cells = (int) Math.round(share * orders.get(axis).cells());
            return (double) outcomes[checkpoint][axis].get(0, cells).cardinality() / cells;
        });
    }

    /** Depths by the true rates. */
    FrontDepth truth() {
        return depth((checkpoint, axis) -> IntStream.range(0, rates.get(axis)[checkpoint].length)
                .mapToDouble(item -> rates.get(axis)[checkpoint][item])
                .average()
                .orElseThrow());
    }

    private interface Rate {
        double of(int checkpoint, int axis);
    }

    private static FrontDepth depth(Rate rate) {
        return new FrontDepth(IntStream.range(0, Shape.CHECKPOINTS)
                .mapToObj(checkpoint -> IntStream.range(0, AXES)
                        .mapToObj(axis -> rate.of(checkpoint, axis))
                        .toList())
                .toList());
    }
}
