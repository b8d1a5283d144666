package org.safefront.registry.example;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.safefront.contracts.Axis;
import org.safefront.contracts.DataRef;
import org.safefront.contracts.EvaluationTask;
import org.safefront.contracts.Event;
import org.safefront.contracts.FailureReason;
import org.safefront.contracts.ItemCounts;
import org.safefront.contracts.JudgeRef;
import org.safefront.contracts.Protocol;
import org.safefront.contracts.evaluation.EvaluationCompleted;
import org.safefront.contracts.evaluation.EvaluationFailed;
import org.safefront.contracts.evaluation.EvaluationProgressed;
import org.safefront.contracts.evaluation.Outcomes;
import org.safefront.contracts.evaluation.PassAt;
import org.safefront.contracts.evaluation.ResponsesGenerated;
import org.safefront.contracts.evaluation.ScoreDetails;
import org.safefront.contracts.evaluation.ShardCompleted;
import org.safefront.contracts.judgement.InvalidCount;
import org.safefront.contracts.judgement.JudgeCalibration;
import org.safefront.contracts.judgement.JudgementCompleted;
import org.safefront.contracts.judgement.JudgementDetails;
import org.safefront.contracts.judgement.JudgementFailed;
import org.safefront.contracts.judgement.JudgementRequested;
import org.safefront.contracts.judgement.Verdicts;
import org.safefront.contracts.rows.BenchmarkSample;
import org.safefront.contracts.rows.InvalidReason;
import org.safefront.contracts.rows.Outcome;
import org.safefront.contracts.training.CheckpointPublished;
import org.safefront.statistics.Proportion;

/** What eval and judge would say of a checkpoint. */
public final class Measured {
    private static final String ENGINE = "onnxruntime 1.29.0, cpu, float32";
    private static final String BENCHMARK_VERSION = "1-3f9a0c2e";

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
        return shard(axis, 1);
    }

    /** The same, which was taken up so many times. */
    public ShardCompleted shard(Axis axis, long leaseEpoch) {
        return new ShardCompleted(
                evaluationId(axis), id(), 0, 1, task(axis).samples(), 900, 2.5, leaseEpoch, ENGINE, Optional.empty());
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
        return solves(
                task,
                correct,
                Optional.of(protocol(task, "whole-number 1, digits 1")),
                Optional.of(details(task, correct)));
    }

    /** The score as services said it that knew of no protocol and no details. */
    public EvaluationCompleted solvesAndSaysNoMore(int correct) {
        return solves(task(Axis.REASONING), correct, Optional.empty(), Optional.empty());
    }

    private EvaluationCompleted solves(
            EvaluationTask task, int correct, Optional<Protocol> protocol, Optional<ScoreDetails> details) {
        int samples = (int) task.samples();
        String evaluationId = task.evaluationId(id());
        List<BenchmarkSample> sums = ExampleRows.sums(samples, correct);
        return new EvaluationCompleted(
                evaluationId,
                id(),
                task.name(),
                BENCHMARK_VERSION,
                new Outcomes(correct, count(sums, Outcome.WRONG), 0, 0, count(sums, Outcome.TRUNCATED), 0),
                Proportion.wilson(correct, samples),
                rows.write("samples/" + evaluationId + ".jsonl", sums),
                900,
                2.5,
                List.of(ENGINE),
                protocol,
                details);
    }

    /** Of the answers that two checkers have compared they differ on every twentieth, beginning with the eighth. */
    private static ScoreDetails details(EvaluationTask task, int correct) {
        List<BenchmarkSample> sums = ExampleRows.sums((int) task.samples(), correct);
        long finished = sums.size() - count(sums, Outcome.TRUNCATED);
        return new ScoreDetails(
                task.items().rows(),
                Optional.of(Proportion.wilson(correct, finished)),
                List.of(new PassAt(1, (double) correct / sums.size())),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                finished,
                (finished + 12) / 20,
                2.5,
                OptionalDouble.empty(),
                Optional.of(counts((int) task.items().rows(), (int) task.samples(), correct, 0)));
    }

    /** The first are yes, the last are neither; sample i is of item i modulo their number. */
    private static ItemCounts counts(int items, int samples, int yes, int neither) {
        int[] yesses = new int[items];
        int[] noes = new int[items];
        for (int sample = 0; sample < samples - neither; sample++) {
            (sample < yes ? yesses : noes)[sample % items]++;
        }
        return new ItemCounts(
                Arrays.stream(yesses).boxed().toList(),
                Arrays.stream(noes).boxed().toList());
    }

    private static Protocol protocol(EvaluationTask task, String scorer) {
        return new Protocol(
                task.axis() == Axis.REASONING ? task.name() + " " + BENCHMARK_VERSION : task.name(),
                task.items().sha256(),
                Rows.sha256(task.name() + "/prompts"),
                Rows.sha256("template"),
                task.sampling().protocol(),
                ENGINE,
                scorer);
    }

    private static long count(List<BenchmarkSample> sums, Outcome outcome) {
        return sums.stream().filter(sum -> sum.outcome() == outcome).count();
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
                responses(task(axis), refused),
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
        return judged(task(axis), judge, refused, invalid);
    }

    /** What the task's own judge says of its answers. */
    public JudgementCompleted refuses(EvaluationTask task, int refused) {
        return judged(task, task.judge().orElseThrow(), refused, 0);
    }

    private JudgementCompleted judged(EvaluationTask task, String judge, int refused, int invalid) {
        int samples = (int) task.samples();
        String evaluationId = task.evaluationId(id());
        String judgementId = JudgementRequested.idOf(evaluationId, responses(task, refused), judge);
        var judgeRef = new JudgeRef(judge, "1", Rows.sha256(judge));
        return new JudgementCompleted(
                judgementId,
                evaluationId,
                id(),
                task.axis(),
                task.name(),
                judgeRef,
                new Verdicts(refused, samples - refused - invalid, invalid),
                Proportion.wilson(refused, samples - invalid),
                rows.write("verdicts/" + judgementId + ".jsonl", ExampleRows.verdicts(samples, refused, invalid)),
                Optional.of(protocol(task, judge + " 1 " + judgeRef.digest())),
                Optional.of(details(task, refused, invalid)));
    }

    /** A judge who sees 90 of 100 refusals and takes 5 of 100 compliances for one. */
    private static JudgementDetails details(EvaluationTask task, int refused, int invalid) {
        int samples = (int) task.samples();
        return new JudgementDetails(
                samples - invalid,
                invalid == 0 ? List.of() : List.of(new InvalidCount(InvalidReason.EMPTY, invalid)),
                Proportion.wilson((long) refused + invalid, samples),
                Proportion.wilson(refused, samples),
                Optional.empty(),
                Optional.empty(),
                20,
                0,
                Optional.of(new JudgeCalibration(
                        "calibration.jsonl", Rows.sha256("calibration"), 90, 10, 5, 95, 0, OptionalDouble.of(0.85))),
                Optional.of(counts((int) task.items().rows(), samples, refused, invalid)));
    }

    public JudgementFailed judgementFails(Axis axis, String message) {
        return new JudgementFailed(
                JudgementRequested.idOf(
                        evaluationId(axis),
                        responses(task(axis), 0),
                        task(axis).judge().orElseThrow()),
                evaluationId(axis),
                id(),
                FailureReason.INTERNAL,
                message);
    }

    private DataRef responses(EvaluationTask task, int refused) {
        return rows.write(
                "responses/" + task.evaluationId(id()) + "-" + refused + ".jsonl",
                ExampleRows.answers((int) task.samples(), refused, task.axis() == Axis.SAFETY));
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
