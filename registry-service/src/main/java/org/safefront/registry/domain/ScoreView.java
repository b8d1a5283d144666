package org.safefront.registry.domain;

import java.util.List;
import java.util.Optional;
import org.safefront.contracts.Axis;
import org.safefront.contracts.Estimate;
import org.safefront.contracts.Protocol;
import org.safefront.fronts.fold.AssessedCheckpoint;
import org.safefront.fronts.fold.TaskScore;

/**
 * One score of a checkpoint as people are shown it: of how many samples, what became of them, and how it was taken.
 *
 * @param axis what the score says something about
 * @param task name of the benchmark or of the set of probes
 * @param repeats samples of each question or probe
 * @param score samples that did not finish count as wrong; answers that cannot be judged are left out
 * @param protocol what another score must share to be comparable, absent where nobody says
 * @param benchmark what was counted, absent for probes
 * @param judgement what was counted, absent for a benchmark
 */
public record ScoreView(
        Axis axis,
        String task,
        int repeats,
        Estimate score,
        Optional<Protocol> protocol,
        Optional<TaskScore.Benchmark> benchmark,
        Optional<TaskScore.Judgement> judgement) {
    /**
     * The scores of a checkpoint in the order of its tasks; those that have none are left out.
     *
     * @throws UnknownCheckpointException if the study has none of that id
     */
    public static List<ScoreView> of(StudyFacts facts, String checkpointId) {
        AssessedCheckpoint checkpoint = facts.checkpoint(checkpointId);
        return checkpoint.published().evaluation().stream()
                .flatMap(task -> checkpoint.taskScore(task).stream()
                        .map(score -> new ScoreView(
                                task.axis(),
                                task.name(),
                                task.repeats(),
                                score.estimate(),
                                score.protocol(),
                                score.benchmark(),
                                score.judgement())))
                .toList();
    }
}
