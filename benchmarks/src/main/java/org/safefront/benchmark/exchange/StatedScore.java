package org.safefront.benchmark.exchange;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * A score as another harness states it.
 *
 * @param task as the harness names it
 * @param metric with its filter, where it has one: {@code exact_match,strict-match}
 * @param value of the metric
 * @param error standard error, absent where the harness does not say one
 * @param questions of the task, absent where the harness does not say how many
 * @param version of the task
 * @param model that answered
 */
public record StatedScore(
        String task,
        String metric,
        double value,
        OptionalDouble error,
        OptionalLong questions,
        Optional<String> version,
        Optional<String> model) {
    /** Of whom nothing else is known. */
    static StatedScore of(String task, String metric, double value) {
        return new StatedScore(
                task, metric, value, OptionalDouble.empty(), OptionalLong.empty(), Optional.empty(), Optional.empty());
    }
}
