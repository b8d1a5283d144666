package org.safefront.benchmark.exchange;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * One score of a file of results of lm-evaluation-harness, without its samples.
 *
 * @param task or group of tasks
 * @param members of a group; absent for a task
 * @param metric as lm-eval calls it
 * @param filter that the answers went through
 * @param value in whichever scale the metric has
 * @param standardError absent where lm-eval says N/A
 * @param higherIsBetter absent where lm-eval does not say
 * @param samples questions that were asked
 * @param version of the task
 * @param shots examples before the question
 * @param hash of questions, prompts and targets; absent where samples were not logged
 * @param model as lm-eval calls it
 */
public record LmEvalScore(
        String task,
        Optional<List<String>> members,
        String metric,
        String filter,
        double value,
        OptionalDouble standardError,
        Optional<Boolean> higherIsBetter,
        OptionalLong samples,
        Optional<String> version,
        OptionalInt shots,
        Optional<String> hash,
        Optional<String> model) {}
