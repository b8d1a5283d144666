package org.safefront.fronts.fold;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.safefront.contracts.Axis;
import org.safefront.contracts.Protocol;

/**
 * How the scores were taken that make a checkpoint's place. Two checkpoints may share a front if theirs were taken in the
 * same way.
 *
 * @param tasks in an order of their own
 */
record Way(List<TaskWay> tasks) {
    /** How one score of a checkpoint was taken. */
    record TaskWay(String task, Optional<Protocol> protocol) {}

    Way {
        tasks = List.copyOf(tasks);
    }

    static Way of(AssessedCheckpoint checkpoint) {
        return new Way(checkpoint.protocols().entrySet().stream()
                .filter(entry -> entry.getKey().axis() != Axis.OVER_REFUSAL)
                .map(entry ->
                        new TaskWay(entry.getKey().axis() + " " + entry.getKey().name(), entry.getValue()))
                .sorted(Comparator.comparing(TaskWay::task).thenComparing(TaskWay::toString))
                .toList());
    }

    private List<String> names() {
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
                        + Comparability.difference(
                                tasks.get(i).protocol(), front.tasks.get(i).protocol(), "on the front"))
                .collect(Collectors.joining("; "));
    }
}
