package org.safefront.fronts.fold;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.safefront.contracts.EvaluationTask;
import org.safefront.contracts.Event;
import org.safefront.contracts.evaluation.EvaluationCompleted;
import org.safefront.contracts.evaluation.EvaluationFailed;
import org.safefront.contracts.judgement.JudgementCompleted;
import org.safefront.contracts.judgement.JudgementFailed;
import org.safefront.contracts.training.CheckpointPublished;
import org.safefront.contracts.training.CheckpointRetracted;

/** What facts say of one checkpoint, whichever studies it is part of. Each fact is kept apart, so their order is nothing. */
final class CheckpointFacts {
    private final Map<String, AssessedCheckpoint> byStudy = new TreeMap<>();
    private final Map<String, Scored> scored = new HashMap<>();
    private final Map<String, Judged> judged = new TreeMap<>();
    private final Map<String, Failure> failures = new TreeMap<>();
    private boolean retracted;

    /** A score, and the digest of its samples. */
    private record Scored(String samples, TaskScore score) {}

    /** What a judge says of the answers of an evaluation. */
    private record Judged(String evaluationId, String judge, String rows, TaskScore score) {}

    /** Adds a fact; returns whether it says anything of a front. */
    boolean add(Event fact) {
        if (fact instanceof CheckpointPublished published) {
            byStudy.computeIfAbsent(published.studyId(), study -> new AssessedCheckpoint(published, Map.of()));
        } else if (fact instanceof CheckpointRetracted) {
            retracted = true;
        } else if (fact instanceof EvaluationCompleted completed) {
            scored.merge(
                    completed.evaluationId(),
                    new Scored(completed.samples().sha256(), TaskScore.of(completed)),
                    (known, other) -> other.samples().compareTo(known.samples()) < 0 ? other : known);
        } else if (fact instanceof JudgementCompleted completed) {
            judged.merge(
                    completed.judgementId(),
                    new Judged(
                            completed.evaluationId(),
                            completed.judge().name(),
                            completed.rows().sha256(),
                            TaskScore.of(completed)),
                    (known, other) -> other.rows().compareTo(known.rows()) < 0 ? other : known);
        } else if (fact instanceof EvaluationFailed failed) {
            failures.put(failed.evaluationId(), new Failure(failed.evaluationId(), failed.message()));
        } else if (fact instanceof JudgementFailed failed) {
            failures.put(failed.judgementId(), new Failure(failed.evaluationId(), failed.message()));
        } else {
            return false;
        }
        return true;
    }

    /** Those of evaluations first, then those of judgements. */
    Collection<Failure> failures() {
        return failures.values();
    }

    Set<String> studies() {
        return byStudy.keySet();
    }

    boolean isRetracted() {
        return retracted;
    }

    /**
     * As a study sees it. Only the judge that the study named counts; where it has judged answers that were generated
     * twice, the judgement with the smaller id does, whichever came first.
     */
    AssessedCheckpoint in(String studyId) {
        return byStudy.get(studyId).scored(this::score);
    }

    private Optional<TaskScore> score(EvaluationTask task, String evaluationId) {
        for (Judged judgement : judged.values()) {
            if (judgement.evaluationId().equals(evaluationId)
                    && task.judge().filter(judgement.judge()::equals).isPresent()) {
                return Optional.of(judgement.score());
            }
        }
        return Optional.ofNullable(scored.get(evaluationId)).map(Scored::score);
    }

    /** What judges say that the study did not ask, by judge and evaluation. */
    void addOtherJudges(Set<String> asked, Map<String, Map<String, TaskScore>> others) {
        judged.values().stream()
                .filter(judgement -> !asked.contains(judgement.judge()))
                .forEach(judgement -> others.computeIfAbsent(judgement.judge(), judge -> new HashMap<>())
                        .putIfAbsent(judgement.evaluationId(), judgement.score()));
    }
}
