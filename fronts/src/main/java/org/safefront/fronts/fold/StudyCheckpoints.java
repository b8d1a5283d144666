package org.safefront.fronts.fold;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.safefront.contracts.EvaluationTask;
import org.safefront.fronts.certainty.Resampling;

/** The checkpoints of one study as they stand, and their front. */
final class StudyCheckpoints {
    private final String studyId;
    private final FoldedStudy folded;
    private final Map<String, CheckpointFacts> facts = new TreeMap<>();
    private final Map<String, AssessedCheckpoint> current = new TreeMap<>();
    private final Map<String, AssessedCheckpoint> retracted = new TreeMap<>();
    private final Map<String, Long> open = new HashMap<>();
    private long unsettled;

    StudyCheckpoints(String studyId, Resampling resampling) {
        this.studyId = studyId;
        this.folded = new FoldedStudy(resampling);
    }

    void put(String checkpointId, CheckpointFacts known) {
        facts.put(checkpointId, known);
        AssessedCheckpoint checkpoint = known.in(studyId);
        if (known.isRetracted()) {
            retracted.put(checkpointId, checkpoint);
            current.remove(checkpointId);
            folded.remove(checkpointId);
        } else {
            current.put(checkpointId, checkpoint);
            folded.put(checkpoint);
        }
        count(checkpointId, known.isRetracted() ? 0 : open(checkpoint, known));
    }

    private void count(String checkpointId, long tasks) {
        Long before = open.put(checkpointId, tasks);
        unsettled += tasks - (before == null ? 0 : before);
    }

    private static long open(AssessedCheckpoint checkpoint, CheckpointFacts known) {
        Set<String> failed = new HashSet<>();
        known.failures().forEach(failure -> failed.add(failure.evaluationId()));
        return checkpoint.published().evaluation().stream()
                .filter(task -> !checkpoint.isScored(task) && !failed.contains(checkpoint.evaluationId(task)))
                .count();
    }

    StudyFront front() {
        return folded.front();
    }

    long wayChanges() {
        return folded.wayChanges();
    }

    long unsettled() {
        return unsettled;
    }

    List<AssessedCheckpoint> current() {
        return List.copyOf(current.values());
    }

    Optional<AssessedCheckpoint> checkpoint(String checkpointId) {
        return Optional.ofNullable(current.get(checkpointId))
                .or(() -> Optional.ofNullable(retracted.get(checkpointId)));
    }

    List<AssessedCheckpoint> retracted() {
        return List.copyOf(retracted.values());
    }

    List<Failure> failures() {
        var failures = new ArrayList<Failure>();
        facts.values().forEach(known -> failures.addAll(known.failures()));
        return failures;
    }

    /** What judges say that the study did not ask: by judge, then by evaluation. */
    Map<String, Map<String, TaskScore>> otherJudges() {
        Set<String> asked = new HashSet<>();
        current.values().forEach(checkpoint -> checkpoint.published().evaluation().stream()
                .map(EvaluationTask::judge)
                .forEach(judge -> judge.ifPresent(asked::add)));
        var others = new TreeMap<String, Map<String, TaskScore>>();
        current.keySet().forEach(id -> facts.get(id).addOtherJudges(asked, others));
        return others;
    }
}
