package org.safefront.fronts.fold;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.safefront.contracts.Event;
import org.safefront.contracts.catalog.EventType;
import org.safefront.contracts.evaluation.EvaluationFact;
import org.safefront.contracts.judgement.JudgementFact;
import org.safefront.contracts.training.CheckpointPublished;
import org.safefront.contracts.training.CheckpointRetracted;
import org.safefront.fronts.certainty.Resampling;

/**
 * The fronts of all studies from facts alone. Facts may come in any order and any number of times: a score may be there
 * before its checkpoint.
 */
public final class FactFold {
    private static final Set<EventType> HEARD = EnumSet.of(
            EventType.CHECKPOINT_PUBLISHED,
            EventType.CHECKPOINT_RETRACTED,
            EventType.EVALUATION_COMPLETED,
            EventType.EVALUATION_FAILED,
            EventType.JUDGEMENT_COMPLETED,
            EventType.JUDGEMENT_FAILED);

    private final Resampling resampling;
    private final Map<String, CheckpointFacts> checkpoints = new HashMap<>();
    private final Map<String, StudyCheckpoints> studies = new TreeMap<>();

    /** A fold in which nothing has happened. */
    public FactFold(Resampling resampling) {
        this.resampling = resampling;
    }

    /** Takes a fact in; returns the studies whose checkpoints it says something of. */
    public Set<String> add(Event fact) {
        Optional<String> id = checkpointId(fact);
        if (id.isEmpty()) {
            return Set.of();
        }
        CheckpointFacts facts = checkpoints.computeIfAbsent(id.orElseThrow(), unknown -> new CheckpointFacts());
        if (!facts.add(fact)) {
            return Set.of();
        }
        facts.studies()
                .forEach(study -> studies.computeIfAbsent(study, unknown -> new StudyCheckpoints(unknown, resampling))
                        .put(id.orElseThrow(), facts));
        return Set.copyOf(facts.studies());
    }

    /** Ids of all studies that have a checkpoint. */
    public Set<String> studies() {
        return Set.copyOf(studies.keySet());
    }

    /** The front of a study; that of nothing where no fact says anything of it. */
    public StudyFront front(String studyId) {
        return study(studyId).front();
    }

    /** Its checkpoints that are not retracted, by id. */
    public List<AssessedCheckpoint> checkpoints(String studyId) {
        return study(studyId).current();
    }

    /** A checkpoint of it, retracted or not. */
    public Optional<AssessedCheckpoint> checkpoint(String studyId, String checkpointId) {
        return study(studyId).checkpoint(checkpointId);
    }

    /** Its checkpoints that are. */
    public List<AssessedCheckpoint> retracted(String studyId) {
        return study(studyId).retracted();
    }

    /** Evaluations and judgements of it that failed. */
    public List<Failure> failures(String studyId) {
        return study(studyId).failures();
    }

    /** What judges say that the study did not ask: by judge, then by evaluation. */
    public Map<String, Map<String, TaskScore>> otherJudges(String studyId) {
        return study(studyId).otherJudges();
    }

    /** How often the way has changed in which most were measured, and with it who may be on the front. */
    public long wayChanges(String studyId) {
        return study(studyId).wayChanges();
    }

    /** How many tasks of its checkpoints have no score yet and may get one. */
    public long unsettled(String studyId) {
        return study(studyId).unsettled();
    }

    private StudyCheckpoints study(String studyId) {
        return studies.getOrDefault(studyId, new StudyCheckpoints(studyId, resampling));
    }

    /** Whether events of this type say anything of a front; the others need not be read. */
    public static boolean isHeard(EventType type) {
        return HEARD.contains(type);
    }

    /** The checkpoint that a fact is about; absent for one that is about a run. */
    public static Optional<String> checkpointId(Event fact) {
        if (fact instanceof CheckpointPublished published) {
            return Optional.of(published.checkpoint().checkpointId());
        }
        if (fact instanceof CheckpointRetracted retracted) {
            return Optional.of(retracted.checkpointId());
        }
        if (fact instanceof EvaluationFact evaluation) {
            return Optional.of(evaluation.checkpointId());
        }
        return fact instanceof JudgementFact judgement ? Optional.of(judgement.checkpointId()) : Optional.empty();
    }
}
