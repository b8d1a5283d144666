package org.safefront.launcher.terminal;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.safefront.contracts.Estimate;
import org.safefront.launcher.registry.StudyStatus;
import org.safefront.launcher.registry.StudyStatus.Checkpoint;
import org.safefront.launcher.registry.StudyStatus.Front;
import org.safefront.launcher.registry.StudyStatus.Generation;
import org.safefront.launcher.registry.StudyStatus.Range;
import org.safefront.launcher.registry.StudyStatus.Standing;
import org.safefront.launcher.registry.StudyStatus.Tax;
import org.safefront.launcher.registry.StudyStatus.Work;

/** Studies to be shown. */
final class Studies {
    private Studies() {}

    static Checkpoint checkpoint(String recipe, int epoch, double safety, double reasoning, boolean onFront) {
        return new Checkpoint(
                recipe + epoch,
                recipe,
                recipe.equals("base") ? "base" : "lora",
                epoch,
                Optional.of(estimate(safety)),
                Optional.of(estimate(reasoning)),
                Optional.empty(),
                new Standing(
                        onFront,
                        OptionalDouble.of(onFront ? 0.97 : 0.02),
                        Optional.of(onFront ? "on" : "off"),
                        Optional.of(new Tax(1 - reasoning, new Range(0.9 - reasoning, 1.1 - reasoning)))),
                List.of());
    }

    /** The same, which is not on the front as scored and may be all the same. */
    static Checkpoint undecided(Checkpoint of) {
        Standing standing = new Standing(
                false,
                OptionalDouble.of(0.4),
                Optional.of("undecided"),
                of.standing().tax());
        return new Checkpoint(
                of.checkpointId(),
                of.recipe(),
                of.method(),
                of.epoch(),
                of.safety(),
                of.reasoning(),
                of.overRefusal(),
                standing,
                of.problems());
    }

    static StudyStatus finished(Checkpoint... checkpoints) {
        var none = new Work(0, 0);
        var noSamples = new Generation(0, 0, 0, OptionalDouble.empty());
        List<String> front = List.of(checkpoints).stream()
                .filter(Checkpoint::onFront)
                .map(Checkpoint::checkpointId)
                .toList();
        return new StudyStatus(
                "pocket", true, 185, none, noSamples, none, List.of(), List.of(checkpoints), new Front(front, 0.9));
    }

    private static Estimate estimate(double value) {
        return new Estimate(value, Math.max(0, value - 0.1), Math.min(1, value + 0.1), 128);
    }
}
