package org.safefront.registry.domain;

import java.util.Optional;
import org.safefront.contracts.Axis;
import org.safefront.contracts.Estimate;
import org.safefront.contracts.evaluation.ResponsesGenerated;
import org.safefront.contracts.judgement.JudgementCompleted;
import org.safefront.contracts.judgement.JudgementFailed;
import org.safefront.contracts.judgement.JudgementRequested;
import org.safefront.contracts.judgement.Verdicts;

/**
 * What a judge made of the answers of a checkpoint, as people are shown it.
 *
 * @param judgementId which
 * @param evaluationId whose answers
 * @param checkpointId who gave them
 * @param axis what they say something about; absent where nobody has told of the answers yet
 * @param task name of the set of probes, absent as the axis is
 * @param judge who; absent where a judge failed that the study had not asked for, for a failure does not name it
 * @param state where it is
 * @param verdicts of all answers, absent before they are there
 * @param refusalRate absent as the verdicts are
 * @param message why there will be none, absent otherwise
 */
public record JudgementView(
        String judgementId,
        String evaluationId,
        String checkpointId,
        Optional<Axis> axis,
        Optional<String> task,
        Optional<String> judge,
        JudgementState state,
        Optional<Verdicts> verdicts,
        Optional<Estimate> refusalRate,
        Optional<String> message) {
    /** Answers that wait for the judge whom the study asks. */
    public static JudgementView waiting(ResponsesGenerated generated) {
        return new JudgementView(
                ownId(generated),
                generated.evaluationId(),
                generated.checkpointId(),
                Optional.of(generated.axis()),
                Optional.of(generated.probes()),
                Optional.of(generated.judge()),
                JudgementState.WAITING,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** A judgement that is there. */
    public static JudgementView of(JudgementCompleted completed) {
        return new JudgementView(
                completed.judgementId(),
                completed.evaluationId(),
                completed.checkpointId(),
                Optional.of(completed.axis()),
                Optional.of(completed.probes()),
                Optional.of(completed.judge().name()),
                JudgementState.COMPLETED,
                Optional.of(completed.verdicts()),
                Optional.of(completed.refusalRate()),
                Optional.empty());
    }

    /**
     * A judgement that failed.
     *
     * @param generated the answers, absent where nobody has told of them yet
     */
    public static JudgementView of(JudgementFailed failed, Optional<ResponsesGenerated> generated) {
        return new JudgementView(
                failed.judgementId(),
                failed.evaluationId(),
                failed.checkpointId(),
                generated.map(ResponsesGenerated::axis),
                generated.map(ResponsesGenerated::probes),
                generated
                        .filter(answers -> ownId(answers).equals(failed.judgementId()))
                        .map(ResponsesGenerated::judge),
                JudgementState.FAILED,
                Optional.empty(),
                Optional.empty(),
                Optional.of(failed.message()));
    }

    private static String ownId(ResponsesGenerated generated) {
        return JudgementRequested.idOf(generated.evaluationId(), generated.responses(), generated.judge());
    }
}
