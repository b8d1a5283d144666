package org.safefront.registry.domain;

import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.safefront.contracts.EvaluationTask;
import org.safefront.contracts.study.StudyRequest;
import org.safefront.fronts.fold.AssessedCheckpoint;
import org.safefront.fronts.fold.Failure;
import org.safefront.fronts.fold.StudyFront;
import org.safefront.fronts.fold.TaskScore;

/**
 * All that is known of a study, as it stands in the store.
 *
 * @param request what was asked for
 * @param revision grows with everything that becomes known
 * @param age since it was asked for, or how long it took once it is finished
 * @param runs in the order of the request
 * @param checkpoints that are not retracted, with their scores
 * @param retracted checkpoints that must not be used any more
 * @param failures of evaluations and judgements
 * @param rejudged what judges say that the study did not ask for: by judge, then by evaluation id
 * @param shards of evaluations, by evaluation id; those of benchmarks that are scored may be left out
 * @param front of those checkpoints that have both scores, taken in the same way
 * @param spending what was asked for beyond what every checkpoint begins with
 * @param frontVersion of the front that was announced last, 0 before there is one
 */
public record StudyFacts(
        StudyRequest request,
        long revision,
        Duration age,
        List<RunView> runs,
        List<AssessedCheckpoint> checkpoints,
        List<AssessedCheckpoint> retracted,
        List<Failure> failures,
        Map<String, Map<String, TaskScore>> rejudged,
        Map<String, List<ShardState>> shards,
        StudyFront front,
        Spending spending,
        long frontVersion) {
    /** Why checkpoints may not be on the front though they have both scores, by their ids. */
    public Map<String, String> refusals() {
        var refusals = new HashMap<String, String>();
        checkpoints.forEach(checkpoint ->
                front.refusal(checkpoint).ifPresent(sentence -> refusals.put(checkpoint.checkpointId(), sentence)));
        return refusals;
    }

    /** Checkpoints that are not retracted, by recipe and epoch; what comes from runs that the study has not asked for is last. */
    List<AssessedCheckpoint> inOrder() {
        List<String> order = runs.stream().map(RunView::runId).toList();
        return checkpoints.stream()
                .sorted(Comparator.comparingInt((AssessedCheckpoint checkpoint) ->
                                place(order, checkpoint.published().runId()))
                        .thenComparingInt(checkpoint ->
                                checkpoint.published().checkpoint().epoch()))
                .toList();
    }

    private static int place(List<String> order, String runId) {
        int place = order.indexOf(runId);
        return place < 0 ? order.size() : place;
    }

    /** Checkpoints that share the front: those with both scores, taken in the same way. */
    public List<AssessedCheckpoint> comparable() {
        return checkpoints.stream().filter(front::isComparable).toList();
    }

    /** The checkpoint of this id, which may be retracted. */
    AssessedCheckpoint checkpoint(String checkpointId) {
        return Stream.concat(checkpoints.stream(), retracted.stream())
                .filter(checkpoint -> checkpoint.checkpointId().equals(checkpointId))
                .findFirst()
                .orElseThrow(() -> new UnknownCheckpointException(request.studyId(), checkpointId));
    }

    /** Why scores of a checkpoint will not come, may not be on the front, or are to be doubted, one sentence each. */
    List<String> problems(
            AssessedCheckpoint checkpoint, Map<String, String> refusals, Map<String, List<String>> doubts) {
        Stream<String> refused = Stream.ofNullable(refusals.get(checkpoint.checkpointId()));
        Stream<String> doubted = doubts.getOrDefault(checkpoint.checkpointId(), List.of()).stream();
        return Stream.of(refused, doubted, failures(checkpoint))
                .flatMap(Function.identity())
                .toList();
    }

    /** How the tasks of a checkpoint stand that are begun and not scored, failed ones left out. */
    List<Provisional> provisional(AssessedCheckpoint checkpoint) {
        return checkpoint.published().evaluation().stream()
                .filter(task -> !isSettled(checkpoint, task))
                .map(task -> Provisional.of(task, shards(checkpoint, task)))
                .filter(Provisional::isBegun)
                .toList();
    }

    /** Whether a task has its score, or never will. */
    boolean isSettled(AssessedCheckpoint checkpoint, EvaluationTask task) {
        return checkpoint.isScored(task) || hasFailed(checkpoint.evaluationId(task));
    }

    /** Whether an evaluation that was asked for has its score, or will never have one; it will not for who is retracted. */
    public boolean hasEnded(Spending.Asked asked) {
        return checkpoints.stream()
                        .filter(checkpoint -> checkpoint.checkpointId().equals(asked.checkpointId()))
                        .allMatch(checkpoint -> checkpoint.isScored(asked.evaluationId()))
                || hasFailed(asked.evaluationId());
    }

    private boolean hasFailed(String evaluationId) {
        return failures.stream().anyMatch(failure -> failure.evaluationId().equals(evaluationId));
    }

    /** What is known of the pieces of a task. */
    List<ShardState> shards(AssessedCheckpoint checkpoint, EvaluationTask task) {
        return shards.getOrDefault(checkpoint.evaluationId(task), List.of());
    }

    private Stream<String> failures(AssessedCheckpoint checkpoint) {
        return checkpoint.published().evaluation().stream()
                .filter(task -> !checkpoint.isScored(task))
                .map(checkpoint::evaluationId)
                .flatMap(id -> failures.stream()
                        .filter(failure -> failure.evaluationId().equals(id))
                        .map(Failure::message));
    }
}
