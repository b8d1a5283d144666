package org.safefront.launcher.plan;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * What a study does on one base.
 *
 * @param study its name
 * @param base name of the model
 * @param parameters of it
 * @param rows of training data
 * @param runs one for each recipe
 * @param tasks one for each entry of the evaluation
 */
public record StudyPlan(
        String study, String base, long parameters, long rows, List<RunPlan> runs, List<TaskPlan> tasks) {
    public StudyPlan {
        runs = List.copyOf(runs);
        tasks = List.copyOf(tasks);
    }

    /** The base, and one after each epoch. */
    @JsonProperty
    public long checkpoints() {
        return 1 + sumOfRuns(RunPlan::epochs);
    }

    /** Of all runs. */
    @JsonProperty
    public long steps() {
        return sumOfRuns(RunPlan::steps);
    }

    /** Through the model while training, padding included. */
    @JsonProperty
    public long trainingTokens() {
        return sumOfRuns(RunPlan::tokens);
    }

    /** Of all tasks and checkpoints. */
    @JsonProperty
    public long samples() {
        return sumOfTasks(TaskPlan::samples);
    }

    /** Answers that a judge reads. */
    @JsonProperty
    public long judged() {
        return sumOfTasks(task -> task.judge().isPresent() ? task.samples() : 0);
    }

    /** Of prompts and answers, if answers are as short as is typical. */
    @JsonProperty
    public long tokensTypical() {
        return sumOfTasks(TaskPlan::tokensTypical);
    }

    /** Of prompts and answers, if every answer is as long as it may be. */
    @JsonProperty
    public long tokensAtMost() {
        return sumOfTasks(TaskPlan::tokensAtMost);
    }

    /** Of all checkpoints; the base is not copied. */
    @JsonProperty
    public long checkpointBytes() {
        return sumOfRuns(RunPlan::diskBytes);
    }

    /** The most that lies beside them while runs go on, one after the other. */
    @JsonProperty
    public long stateBytes() {
        return runs.stream().mapToLong(RunPlan::stateBytes).max().orElse(0);
    }

    private long sumOfRuns(ToLongFunction<RunPlan> number) {
        return runs.stream().mapToLong(number).sum();
    }

    private long sumOfTasks(ToLongFunction<TaskPlan> number) {
        return tasks.stream().mapToLong(number).sum();
    }
}
