package org.safefront.registry.domain;

import java.util.List;
import java.util.Optional;
import org.safefront.contracts.Estimate;
import org.safefront.contracts.Method;

/**
 * A study in the form that {@code --report} writes.
 *
 * @param study how people call it
 * @param studyId which
 * @param finished whether nothing more will come
 * @param seconds that it took
 * @param checkpoints with all that was measured
 * @param front ids of those on it, the safest first
 * @param hypervolume area between the front and (0, 0)
 * @param base the scores of the base
 */
public record Report(
        String study,
        String studyId,
        boolean finished,
        double seconds,
        List<Line> checkpoints,
        List<String> front,
        double hypervolume,
        Optional<Scores> base) {
    /** One checkpoint. */
    public record Line(
            String checkpointId,
            String recipe,
            int epoch,
            Method method,
            long trainableParameters,
            Optional<Estimate> safety,
            Optional<Estimate> reasoning,
            Optional<Estimate> overRefusal,
            boolean onFront) {}

    /** The three scores of a checkpoint. */
    public record Scores(Optional<Estimate> safety, Optional<Estimate> reasoning, Optional<Estimate> overRefusal) {}

    /** The report of what is known now. */
    public static Report of(StudyView view) {
        return new Report(
                view.study(),
                view.studyId(),
                view.finished(),
                view.seconds(),
                view.checkpoints().stream().map(Report::line).toList(),
                view.front().checkpointIds(),
                view.front().hypervolume(),
                view.checkpoints().stream()
                        .filter(checkpoint -> checkpoint.method() == Method.BASE)
                        .findFirst()
                        .map(base -> new Scores(base.safety(), base.reasoning(), base.overRefusal())));
    }

    private static Line line(CheckpointView checkpoint) {
        return new Line(
                checkpoint.checkpointId(),
                checkpoint.recipe(),
                checkpoint.epoch(),
                checkpoint.method(),
                checkpoint.training().trainableParameters(),
                checkpoint.safety(),
                checkpoint.reasoning(),
                checkpoint.overRefusal(),
                checkpoint.standing().onFront());
    }
}
