package org.safefront.fronts.fold;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.safefront.contracts.Axis;
import org.safefront.contracts.EvaluationTask;
import org.safefront.contracts.Protocol;

/** Whether scores were taken in the same way, and if not, what differs. */
public final class Comparability {
    private static final Map<String, Function<Protocol, String>> FIELDS = fields();

    private Comparability() {}

    /**
     * Why two checkpoints cannot be held against one another on an axis, in a sentence that names the field; absent where they can.
     *
     * @param other whom the one is held against
     * @param there where that is, for instance {@code in the reference}
     */
    public static Optional<String> refusal(AssessedCheckpoint one, AssessedCheckpoint other, Axis axis, String there) {
        List<EvaluationTask> tasks = one.tasks(axis);
        if (!tasks.equals(other.tasks(axis))) {
            return Optional.of(
                    axis + " is measured by " + names(tasks) + " here, by " + names(other.tasks(axis)) + " " + there);
        }
        return tasks.isEmpty()
                ? Optional.of(axis + " is not measured in this study")
                : tasks.stream()
                        .flatMap(task -> refusal(one, other, task, there).stream())
                        .findFirst();
    }

    /** The same for one task that both were asked. */
    public static Optional<String> refusal(
            AssessedCheckpoint one, AssessedCheckpoint other, EvaluationTask task, String there) {
        String name = task.axis() + " " + task.name();
        Optional<TaskScore> here = one.taskScore(task);
        Optional<TaskScore> others = other.taskScore(task);
        if (here.isEmpty() || others.isEmpty()) {
            return Optional.of(name + " has no score yet " + (here.isEmpty() ? "here" : there));
        }
        Optional<Protocol> own = here.orElseThrow().protocol();
        Optional<Protocol> its = others.orElseThrow().protocol();
        return own.equals(its) ? Optional.empty() : Optional.of(name + ": " + difference(own, its, there));
    }

    /** In which fields two ways differ that are not the same. */
    static String difference(Optional<Protocol> here, Optional<Protocol> other, String there) {
        if (here.isEmpty() || other.isEmpty()) {
            return "how it was measured is " + (here.isEmpty() ? "not said here" : "said here alone");
        }
        return FIELDS.entrySet().stream()
                .filter(field -> !field.getValue()
                        .apply(here.get())
                        .equals(field.getValue().apply(other.get())))
                .map(field -> field.getKey() + " is " + field.getValue().apply(here.get()) + " here, "
                        + field.getValue().apply(other.get()) + " " + there)
                .collect(Collectors.joining(", "));
    }

    private static String names(List<EvaluationTask> tasks) {
        return tasks.isEmpty()
                ? "nothing"
                : tasks.stream().map(EvaluationTask::name).collect(Collectors.joining(", "));
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
