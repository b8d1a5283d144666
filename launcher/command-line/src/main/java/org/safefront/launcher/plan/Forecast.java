package org.safefront.launcher.plan;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * How long it takes on this machine, in seconds.
 *
 * @param rate of this machine, absent where nothing is computed here that could be foretold by it
 * @param shares of its bounds that the work attains, one for each study, none where there is no rate
 * @param trainingSeconds of all runs, absent where it is not known
 * @param evaluationSeconds of writing all texts, absent where it is not known
 * @param allSeconds from the first run to the last text, absent where it is not known
 */
public record Forecast(
        Optional<MachineRate> rate,
        List<Shares> shares,
        Optional<Span> trainingSeconds,
        Optional<Span> evaluationSeconds,
        Optional<Span> allSeconds) {
    public Forecast {
        shares = List.copyOf(shares);
    }

    static Forecast of(List<PlannedBase> bases, ServiceSettings settings) {
        if (!settings.trainsHere() && !settings.writesHere()) {
            return new Forecast(Optional.empty(), List.of(), Optional.empty(), Optional.empty(), Optional.empty());
        }
        MachineRate rate = MachineRate.measure();
        List<Times> times =
                bases.stream().map(base -> Times.of(base, rate, settings)).toList();
        Optional<Span> training = Optional.of(sum(times, Times::training)).filter(span -> settings.trainsHere());
        Optional<Span> evaluation = Optional.of(sum(times, Times::evaluation)).filter(span -> settings.writesHere());
        long checkpoints =
                bases.stream().mapToLong(base -> base.plan().checkpoints()).sum();
        Optional<Span> all =
                training.flatMap(span -> evaluation.map(other -> all(span, other, checkpoints, rate.processors())));
        return new Forecast(Optional.of(rate), times.stream().map(Times::shares).toList(), training, evaluation, all);
    }

    private static Span sum(List<Times> times, Function<Times, Span> which) {
        return times.stream().map(which).reduce(Span.NONE, Span::plus);
    }

    /** Side by side where there are two processors: then the last checkpoint's texts come after the training. */
    static Span all(Span training, Span evaluation, long checkpoints, int processors) {
        return processors == 1
                ? training.plus(evaluation)
                : training.plus(evaluation.times(1.0 / checkpoints)).with(evaluation, Math::max);
    }
}
