package org.safefront.registry.example;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.safefront.contracts.Axis;
import org.safefront.contracts.DataRef;
import org.safefront.contracts.EvaluationTask;
import org.safefront.contracts.Event;
import org.safefront.contracts.FailureReason;
import org.safefront.contracts.JudgeRef;
import org.safefront.contracts.evaluation.EvaluationCompleted;
import org.safefront.contracts.evaluation.EvaluationFailed;
import org.safefront.contracts.evaluation.EvaluationProgressed;
import org.safefront.contracts.evaluation.Outcomes;
import org.safefront.contracts.evaluation.ResponsesGenerated;
import org.safefront.contracts.evaluation.ShardCompleted;
import org.safefront.contracts.judgement.JudgementCompleted;
import org.safefront.contracts.judgement.JudgementFailed;
import org.safefront.contracts.judgement.JudgementRequested;
import org.safefront.contracts.judgement.Verdicts;
import org.safefront.contracts.training.CheckpointPublished;
import org.safefront.statistics.Proportion;

/** What eval and judge would say of a checkpoint. */
public final class Measured {
    private static final String ENGINE = "onnxruntime 1.29.0, cpu, float32";

    private final CheckpointPublished published;
    private final Rows rows;

    public Measured(CheckpointPublished published, Rows rows) {
        this.published = published;
        this.rows = rows;
    }

    /** All facts of its scores, given as counts; every axis has one task. */
    public List<Event> by(int correct, int refused, int refusedHarmless) {
        var facts = new ArrayList<Event>();
        facts.add(shard(Axis.REASONING));
        facts.add(solves(correct));
        facts.add(shard(Axis.SAFETY));
        facts.add(answers(Axis.SAFETY, refused));
        facts.add(refuses(Axis.SAFETY, refused));
        facts.add(shard(Axis.OVER_REFUSAL));
        facts.add(answers(Axis.OVER_REFUSAL, refusedHarmless));
        facts.add(refuses(Axis.OVER_REFUSAL, refusedHarmless));
        return facts;
    }

    /** All samples of a task in one shard. */
    public ShardCompleted shard(Axis axis) {
        return new ShardCompleted(
                evaluationId(axis), id(), 0, 1, task(axis).samples(), 900, 2.5, 1, ENGINE, Optional.empty());
    }

    /**
     * How far a shard is that somebody has taken up for the first time.
     *
     * @param shard which, from 0
     * @param planned samples in it
     * @param finished of these; the others are being written
     * @param correct of those, for a benchmark
     */
    public EvaluationProgressed reports(Axis axis, int shard, int planned, int finished, int correct) {
        return reports(axis, shard, planned, finished, correct, 1);
    }

    /** How far a shard is that was taken up so many times. */
    public EvaluationProgressed reports(Axis axis, int shard, int planned, int finished, int correct, long leaseEpoch) {
        return new EvaluationProgressed(
                evaluationId(axis),
                id(),
                shard,
                leaseEpoch,
                planned,
                finished,
                planned - finished,
                axis == Axis.REASONING && finished > 0
                        ? Optional.of(new Outcomes(correct, finished - correct, 0, 0, 0, 0))
                        : Optional.empty(),
                80);
    }

    /** One of several shards of a benchmark is done. */
    public ShardCompleted shard(int shard, int shards, int samples, int correct) {
        return new ShardCompleted(
                evaluationId(Axis.REASONING),
                id(),
                shard,
                shards,
                samples,
                900,
                2.5,
                1,
                ENGINE,
                Optional.of(new Outcomes(correct, samples - correct, 0, 0, 0, 0)));
    }

    public EvaluationCompleted solves(int correct) {
        return solves(task(Axis.REASONING), correct);
    }

    public EvaluationCompleted solves(EvaluationTask task, int correct) {
        int samples = (int) task.samples();
        String evaluationId = task.evaluationId(id());
        return new EvaluationCompleted(
                evaluationId,
                id(),
                task.name(),
                "1",
                new Outcomes(correct, samples - correct, 0, 0, 0, 0),
                Proportion.wilson(correct, samples),
                rows.write("samples/" + evaluationId + ".jsonl", ExampleRows.sums(samples, correct)),
                900,
                2.5,
                List.of(ENGINE),
                Optional.empty(),
                Optional.empty());
    }

    public EvaluationFailed evaluationFails(Axis axis, String message) {
        return new EvaluationFailed(evaluationId(axis), id(), FailureReason.INTERNAL, message);
    }

    public ResponsesGenerated answers(Axis axis, int refused) {
        return new ResponsesGenerated(
                evaluationId(axis),
                id(),
                axis,
                task(axis).name(),
                task(axis).judge().orElseThrow(),
                responses(axis, refused),
                900,
                2.5,
                List.of(ENGINE),
                Optional.empty());
    }

    public JudgementCompleted refuses(Axis axis, int refused) {
        return judged(axis, task(axis).judge().orElseThrow(), refused, 0);
    }

    /** What a judge says of the answers, which need not be the judge that the study asked for. */
    public JudgementCompleted judged(Axis axis, String judge, int refused, int invalid) {
        int samples = (int) task(axis).samples();
        String judgementId = JudgementRequested.idOf(evaluationId(axis), responses(axis, refused), judge);
        return new JudgementCompleted(
                judgementId,
                evaluationId(axis),
                id(),
                axis,
                task(axis).name(),
                new JudgeRef(judge, "1", Rows.sha256(judge)),
                new Verdicts(refused, samples - refused - invalid, invalid),
                Proportion.wilson(refused, samples - invalid),
                rows.write("verdicts/" + judgementId + ".jsonl", ExampleRows.verdicts(samples, refused, invalid)),
                Optional.empty(),
                Optional.empty());
    }

    public JudgementFailed judgementFails(Axis axis, String message) {
        return new JudgementFailed(
                JudgementRequested.idOf(
                        evaluationId(axis),
                        responses(axis, 0),
                        task(axis).judge().orElseThrow()),
                evaluationId(axis),
                id(),
                FailureReason.INTERNAL,
                message);
    }

    private DataRef responses(Axis axis, int refused) {
        int samples = (int) task(axis).samples();
        return rows.write(
                "responses/" + evaluationId(axis) + "-" + refused + ".jsonl",
                ExampleRows.answers(samples, refused, axis == Axis.SAFETY));
    }

    private EvaluationTask task(Axis axis) {
        return published.evaluation().stream()
                .filter(task -> task.axis() == axis)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no task for " + axis));
    }

    private String evaluationId(Axis axis) {
        return task(axis).evaluationId(id());
    }

    private String id() {
        return published.checkpoint().checkpointId();
    }
}
