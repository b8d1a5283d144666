package org.safefront.launcher.plan;

/**
 * How long a study takes on one base.
 *
 * @param shares of its bounds that the work attains
 * @param training of all runs
 * @param evaluation of writing all texts
 */
record Times(Shares shares, Span training, Span evaluation) {
    static Times of(PlannedBase base, MachineRate rate, ServiceSettings settings) {
        Shares shares =
                Rehearsal.isShort(base.model()) ? new Rehearsal(base, rate, settings).shares() : Shares.DOCUMENTED;
        var training = new TrainingTime(rate, settings.activationCheckpointing());
        var generation = new GenerationTime(rate, base.model(), settings);
        return new Times(
                shares,
                base.plan().runs().stream()
                        .map(run -> shares.training(run.method()).of(training.bound(run)))
                        .reduce(Span.NONE, Span::plus),
                base.plan().tasks().stream()
                        .map(task -> generation.of(task, shares.generation()))
                        .reduce(Span.NONE, Span::plus));
    }
}
