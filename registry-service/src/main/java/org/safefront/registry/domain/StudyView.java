package org.safefront.registry.domain;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.safefront.contracts.Axis;
import org.safefront.contracts.EvaluationTask;
import org.safefront.contracts.Method;
import org.safefront.contracts.front.FrontPoint;

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
 * @param evaluation samples generated and to be generated
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
        Work evaluation,
        Work judging,
        List<RunView> runs,
        List<CheckpointView> checkpoints,
        Front front) {
    /**
     * How much of something is done.
     *
     * @param done so far
     * @param total in all, as far as is known
     */
    public record Work(long done, long total) {}

    /**
     * The front, in short.
     *
     * @param version of the last that was announced
     * @param checkpointIds on it, the safest first
     * @param hypervolume area between it and (0, 0)
     * @param digest of all points
     */
    public record Front(long version, List<String> checkpointIds, double hypervolume, String digest) {}

    /** Shows what is known. */
    public static StudyView of(StudyFacts facts) {
        ParetoFront front = ParetoFront.of(facts.checkpoints().stream()
                .map(AssessedCheckpoint::point)
                .flatMap(Optional::stream)
                .toList());
        List<String> onFront = front.points().stream()
                .filter(FrontPoint::onFront)
                .map(FrontPoint::checkpointId)
                .toList();
        List<CheckpointView> checkpoints = facts.checkpoints().stream()
                .map(checkpoint -> CheckpointView.of(
                        checkpoint,
                        onFront.contains(checkpoint.checkpointId()),
                        facts.problems().getOrDefault(checkpoint.checkpointId(), List.of())))
                .sorted(order(facts.runs()))
                .toList();
        return new StudyView(
                facts.request().studyId(),
                facts.request().study(),
                facts.revision(),
                isFinished(facts),
                facts.age().toMillis() / 1000.0,
                facts.request().evaluation(),
                training(facts.runs()),
                evaluation(facts),
                judging(facts),
                facts.runs(),
                checkpoints,
                new Front(facts.frontVersion(), front.front(), front.hypervolume(), front.digest()));
    }

    /** Whether every run has ended, and every checkpoint of them has all scores or never will. */
    public static boolean isFinished(StudyFacts facts) {
        boolean published = facts.runs().stream()
                .filter(run -> run.state() == RunState.COMPLETED)
                .allMatch(run -> checkpointsOf(facts, run) >= expectedCheckpoints(run));
        return published
                && facts.runs().stream().allMatch(run -> run.state().isOver())
                && facts.checkpoints().stream().allMatch(checkpoint -> isSettled(facts, checkpoint));
    }

    private static boolean isSettled(StudyFacts facts, AssessedCheckpoint checkpoint) {
        return checkpoint.published().evaluation().stream()
                .map(task -> task.evaluationId(checkpoint.checkpointId()))
                .allMatch(id -> checkpoint.scores().containsKey(id)
                        || facts.failedEvaluations().contains(id));
    }

    private static long checkpointsOf(StudyFacts facts, RunView run) {
        return facts.checkpoints().stream()
                .filter(checkpoint -> checkpoint.published().runId().equals(run.runId()))
                .count();
    }

    private static int expectedCheckpoints(RunView run) {
        return run.recipe().method() == Method.BASE ? 1 : run.epochs();
    }

    /** Runs that failed count on neither side: nobody waits for their steps. */
    private static Work training(List<RunView> runs) {
        List<RunView> going =
                runs.stream().filter(run -> run.state() != RunState.FAILED).toList();
        return new Work(
                going.stream().mapToLong(RunView::step).sum(),
                going.stream().mapToLong(RunView::totalSteps).sum());
    }

    private static Work evaluation(StudyFacts facts) {
        return work(
                facts,
                facts.request().evaluation(),
                facts.samplesGenerated().values().stream()
                        .mapToLong(Long::longValue)
                        .sum());
    }

    private static Work judging(StudyFacts facts) {
        List<EvaluationTask> judged = facts.request().evaluation().stream()
                .filter(task -> task.axis() != Axis.REASONING)
                .toList();
        return work(
                facts,
                judged,
                facts.samplesJudged().values().stream()
                        .mapToLong(Long::longValue)
                        .sum());
    }

    /** Runs that failed will publish no more than they have. */
    private static Work work(StudyFacts facts, List<EvaluationTask> tasks, long done) {
        long checkpoints = facts.runs().stream()
                .mapToLong(run -> run.state() == RunState.FAILED ? checkpointsOf(facts, run) : expectedCheckpoints(run))
                .sum();
        long total =
                checkpoints * tasks.stream().mapToLong(EvaluationTask::samples).sum();
        return new Work(done, total);
    }

    private static Comparator<CheckpointView> order(List<RunView> runs) {
        List<String> ids = runs.stream().map(RunView::runId).toList();
        return Comparator.comparingInt((CheckpointView checkpoint) -> ids.indexOf(checkpoint.runId()))
                .thenComparingInt(CheckpointView::epoch);
    }
}
