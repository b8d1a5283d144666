package org.safefront.registry.domain;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.safefront.contracts.EvaluationTask;
import org.safefront.fronts.certainty.FrontCertainty;
import org.safefront.fronts.fold.StudyFront;
import org.safefront.statistics.Interval;

/**
 * A study as people are shown it: the whole of it, small enough to be sent again whenever something changes.
 *
 * @param studyId which
 * @param study how people call it
 * @param revision grows with every change
 * @param finished whether nothing more will come
 * @param seconds since it was asked for, or that it took
 * @param tasks what is measured on every checkpoint
 * @param training steps done and in all
 * @param evaluation samples generated, being generated and to be generated
 * @param judging answers judged and to be judged
 * @param runs in the order of the request
 * @param checkpoints by recipe and epoch
 * @param front the front now
 */
public record StudyView(
        String studyId,
        String study,
        long revision,
        boolean finished,
        double seconds,
        List<EvaluationTask> tasks,
        Work training,
        Generation evaluation,
        Work judging,
        List<RunView> runs,
        List<CheckpointView> checkpoints,
        Front front) {
    private static final int BAND_POINTS = 101;

    /**
     * How much of something is done.
     *
     * @param done so far
     * @param total in all, as far as is known
     */
    public record Work(long done, long total) {}

    /**
     * How far the samples are.
     *
     * @param done finished, those of shards that are not done included
     * @param running being written now, as the workers said last; none where no report came
     * @param total in all, as far as is known
     * @param etaSeconds until the last is finished, by the pace of the last two minutes; absent while a checkpoint is
     *     still to come, while no pace is known, and in the end
     */
    public record Generation(long done, long running, long total, OptionalDouble etaSeconds) {}

    /**
     * The front, in short.
     *
     * @param version of the last that was announced
     * @param checkpointIds on it, the safest first
     * @param knee ids of those where a step along it begins to cost more than it gains; none for an empty front
     * @param hypervolume area between it and (0, 0)
     * @param interval between which areas 95 of 100 fronts of items drawn anew lie
     * @param corrected the same with the judges' errors taken out, absent unless all of them are calibrated
     * @param band where these fronts run
     * @param digest of all that it was taken of
     */
    public record Front(
            long version,
            List<String> checkpointIds,
            List<String> knee,
            double hypervolume,
            Interval interval,
            Optional<Interval> corrected,
            List<FrontCertainty.Band> band,
            String digest) {
        static Front of(long version, StudyFront front) {
            return new Front(
                    version,
                    front.shape().ids(),
                    front.shape().knee().map(step -> step.ids()).orElse(List.of()),
                    front.shape().hypervolume(),
                    front.hypervolume(),
                    front.correctedHypervolume(),
                    front.band(BAND_POINTS),
                    front.digest());
        }
    }

    /** Shows what is known. */
    public static StudyView of(StudyFacts facts) {
        var progress = new Progress(facts);
        return new StudyView(
                facts.request().studyId(),
                facts.request().study(),
                facts.revision(),
                progress.isFinished(),
                facts.age().toMillis() / 1000.0,
                facts.request().evaluation(),
                progress.training(),
                progress.evaluation(),
                progress.judging(),
                facts.runs(),
                checkpoints(facts),
                Front.of(facts.frontVersion(), facts.front()));
    }

    /** The checkpoints alone, by recipe and epoch. */
    public static List<CheckpointView> checkpoints(StudyFacts facts) {
        Map<String, String> refusals = facts.refusals();
        Map<String, List<String>> doubts = JudgeDoubts.of(facts.checkpoints());
        return facts.inOrder().stream()
                .map(checkpoint -> CheckpointView.of(
                        checkpoint,
                        facts.provisional(checkpoint),
                        Standing.of(checkpoint, facts.front()),
                        facts.problems(checkpoint, refusals, doubts)))
                .toList();
    }
}
