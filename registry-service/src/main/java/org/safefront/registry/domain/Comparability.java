package org.safefront.registry.domain;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.safefront.contracts.Axis;
import org.safefront.contracts.Protocol;

/**
 * Which checkpoints may share a front: those whose scores were taken in the same way. The front is taken in the way that
 * most checkpoints were; where two ways have as many, by the one whose text is smaller, so that it does not matter who
 * came first.
 */
final class Comparability {
    private static final Map<String, Function<Protocol, String>> FIELDS = fields();

    private Comparability() {}

    /** How one score of a checkpoint was taken. */
    private record TaskWay(String task, Optional<Protocol> protocol) {}

    /** How the scores that make its place were taken, in an order of their own. */
    private record Way(List<TaskWay> tasks) {
        static Way of(AssessedCheckpoint checkpoint) {
            return new Way(checkpoint.protocols().entrySet().stream()
                    .filter(entry -> entry.getKey().axis() != Axis.OVER_REFUSAL)
                    .map(entry -> new TaskWay(
                            entry.getKey().axis() + " " + entry.getKey().name(), entry.getValue()))
                    .sorted(Comparator.comparing(TaskWay::toString))
                    .toList());
        }

        List<String> names() {
            return tasks.stream().map(TaskWay::task).toList();
        }

        /** Where this differs from that of the front, in a sentence. */
        String difference(Way front) {
            if (!names().equals(front.names())) {
                return "it was measured by " + String.join(", ", names()) + "; the front by "
                        + String.join(", ", front.names());
            }
            return IntStream.range(0, tasks.size())
                    .filter(i -> !tasks.get(i).equals(front.tasks.get(i)))
                    .mapToObj(i -> tasks.get(i).task() + ": "
                            + field(tasks.get(i).protocol(), front.tasks.get(i).protocol()))
                    .collect(Collectors.joining("; "));
        }

        private static String field(Optional<Protocol> here, Optional<Protocol> there) {
            if (here.isEmpty() || there.isEmpty()) {
                return "how it was measured is " + (here.isEmpty() ? "not said here" : "said here alone");
            }
            return FIELDS.entrySet().stream()
                    .filter(field -> !field.getValue()
                            .apply(here.get())
                            .equals(field.getValue().apply(there.get())))
                    .map(field -> field.getKey() + " is " + field.getValue().apply(here.get()) + " here, "
                            + field.getValue().apply(there.get()) + " on the front")
                    .collect(Collectors.joining(", "));
        }
    }

    /**
     * Why checkpoints may not be on the front, by their ids; for each one sentence that names the field.
     *
     * @param checkpoints all of a study; those without both scores have no say
     */
    static Map<String, String> refusals(Collection<AssessedCheckpoint> checkpoints) {
        Map<String, Way> ways = checkpoints.stream()
                .filter(checkpoint -> checkpoint.point().isPresent())
                .collect(Collectors.toMap(AssessedCheckpoint::checkpointId, Way::of));
        Optional<Way> front = commonest(ways.values());
        return ways.entrySet().stream()
                .filter(entry -> !entry.getValue().equals(front.orElseThrow()))
                .collect(Collectors.toMap(
                        Entry::getKey,
                        entry -> "Not comparable with the front: "
                                + entry.getValue().difference(front.orElseThrow())));
    }

    private static Optional<Way> commonest(Collection<Way> ways) {
        return ways.stream()
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()))
                .entrySet()
                .stream()
                .min(Comparator.comparingLong((Entry<Way, Long> entry) -> -entry.getValue())
                        .thenComparing(entry -> entry.getKey().toString()))
                .map(Entry::getKey);
    }

    private static Map<String, Function<Protocol, String>> fields() {
        var fields = new LinkedHashMap<String, Function<Protocol, String>>();
        fields.put("task", Protocol::task);
        fields.put("items", Protocol::items);
        fields.put("prompts", Protocol::prompts);
        fields.put("template", Protocol::template);
        fields.put("sampling", Protocol::sampling);
        fields.put("engine", Protocol::engine);
        fields.put("scorer", Protocol::scorer);
        return fields;
    }
}
