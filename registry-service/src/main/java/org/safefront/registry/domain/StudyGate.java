package org.safefront.registry.domain;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.safefront.contracts.Method;
import org.safefront.contracts.front.GateDecided;
import org.safefront.fronts.fold.AssessedCheckpoint;
import org.safefront.fronts.fold.FactFold;
import org.safefront.fronts.gate.Candidate;
import org.safefront.fronts.gate.Decision;
import org.safefront.fronts.gate.Gate;
import org.safefront.fronts.gate.Policy;

/** Applies policies to the checkpoints of a study as it stands. */
public final class StudyGate {
    private final String studyId;
    private final Optional<Long> frontVersion;
    private final FactFold fold;
    private final Map<String, String> aliases;

    /**
     * Of what is known.
     *
     * @param studyId which study
     * @param frontVersion of the front that was announced last, absent before there is one
     * @param fold of its facts
     * @param aliases what its names point to
     */
    public StudyGate(String studyId, Optional<Long> frontVersion, FactFold fold, Map<String, String> aliases) {
        this.studyId = studyId;
        this.frontVersion = frontVersion;
        this.fold = fold;
        this.aliases = Map.copyOf(aliases);
    }

    /**
     * What a policy makes of a checkpoint.
     *
     * @throws UnknownCheckpointException if the study has no such checkpoint
     * @throws NoFrontYetException if no front of it was announced
     */
    public GateDecided decide(String checkpointId, StoredPolicy stored) {
        Policy policy = stored.policy();
        AssessedCheckpoint checkpoint = checkpoint(checkpointId);
        Optional<AssessedCheckpoint> reference = policy.reference().flatMap(this::reference);
        Decision decision = Gate.decide(
                policy,
                new Candidate(
                        checkpoint,
                        isRetracted(checkpointId),
                        fold.front(studyId),
                        reference,
                        policy.noDoubts().map(wanted -> doubts(checkpointId)).orElse(List.of())));
        return new GateDecided(
                studyId,
                checkpointId,
                stored.digest(),
                frontVersion.orElseThrow(() -> new NoFrontYetException(studyId)),
                decision.verdict(),
                decision.reasons(),
                Optional.of(policy.name()),
                reference.map(AssessedCheckpoint::checkpointId),
                Optional.of(decision.evidence()));
    }

    /**
     * A checkpoint of the study.
     *
     * @throws UnknownCheckpointException if it has none of that id
     */
    public AssessedCheckpoint checkpoint(String checkpointId) {
        return fold.checkpoint(studyId, checkpointId)
                .orElseThrow(() -> new UnknownCheckpointException(studyId, checkpointId));
    }

    /** Whether a checkpoint must not be used any more. */
    public boolean isRetracted(String checkpointId) {
        return fold.retracted(studyId).stream()
                .anyMatch(retracted -> retracted.checkpointId().equals(checkpointId));
    }

    /** Nobody is held against what was retracted. */
    private Optional<AssessedCheckpoint> reference(String name) {
        if (name.equals(Policy.BASE)) {
            return fold.checkpoints(studyId).stream()
                    .filter(checkpoint -> checkpoint.published().recipe().method() == Method.BASE)
                    .findFirst();
        }
        return fold.checkpoint(studyId, aliases.getOrDefault(name, name))
                .filter(checkpoint -> !isRetracted(checkpoint.checkpointId()));
    }

    private List<String> doubts(String checkpointId) {
        return JudgeDoubts.of(fold.checkpoints(studyId)).getOrDefault(checkpointId, List.of());
    }
}
