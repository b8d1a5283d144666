package org.safefront.performance;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.safefront.contracts.Artifact;
import org.safefront.contracts.ArtifactFile;
import org.safefront.contracts.Axis;
import org.safefront.contracts.CheckpointRef;
import org.safefront.contracts.ContentId;
import org.safefront.contracts.DataRef;
import org.safefront.contracts.EvaluationTask;
import org.safefront.contracts.Event;
import org.safefront.contracts.ItemCounts;
import org.safefront.contracts.JudgeRef;
import org.safefront.contracts.Method;
import org.safefront.contracts.ModelRef;
import org.safefront.contracts.Optimization;
import org.safefront.contracts.Protocol;
import org.safefront.contracts.Recipe;
import org.safefront.contracts.Sampling;
import org.safefront.contracts.Sha256;
import org.safefront.contracts.evaluation.EvaluationAccepted;
import org.safefront.contracts.evaluation.EvaluationCompleted;
import org.safefront.contracts.evaluation.Outcomes;
import org.safefront.contracts.evaluation.PassAt;
import org.safefront.contracts.evaluation.ResponsesGenerated;
import org.safefront.contracts.evaluation.ScoreDetails;
import org.safefront.contracts.evaluation.ShardCompleted;
import org.safefront.contracts.judgement.JudgementCompleted;
import org.safefront.contracts.judgement.JudgementDetails;
import org.safefront.contracts.judgement.JudgementRequested;
import org.safefront.contracts.judgement.Verdicts;
import org.safefront.contracts.study.StudyRequest;
import org.safefront.contracts.training.CheckpointPublished;
import org.safefront.statistics.Proportion;

/** What a large sweep tells: ten facts a checkpoint, whose scores lie in a cloud along a trade-off. */
final class SweepFacts {
    static final int FACTS_OF_A_CHECKPOINT = 10;
    private static final int QUESTIONS = 64;
    private static final int REPEATS = 4;
    private static final int PROBES = 128;
    private static final String ENGINE = "onnxruntime 1.29.0, cpu, float32";
    private static final Sampling SAMPLING = new Sampling(0.6, 0.95, 256, 7);
    private static final ModelRef BASE = new ModelRef("base-model", artifact("base"));
    private static final DataRef DATA = new DataRef("file:///refusals.jsonl", Sha256.hex("refusals"), 960);
    private static final Recipe RECIPE = new Recipe(
            "full",
            Method.FULL,
            Optional.of(new Optimization(1e-4, 4, 16, 1, 0, 0.1, 0, 1)),
            Optional.empty(),
            Optional.empty());

    private final StudyRequest request;
    private final String runId;

    SweepFacts(String study) {
        List<EvaluationTask> tasks = List.of(
                task(Axis.REASONING, "digit-sums", QUESTIONS, REPEATS),
                task(Axis.SAFETY, "harmful", PROBES, 1),
                task(Axis.OVER_REFUSAL, "benign", PROBES, 1));
        this.request = new StudyRequest(study, BASE, DATA, 7, List.of(RECIPE), tasks);
        this.runId = request.runs().get(0).runId();
    }

    StudyRequest request() {
        return request;
    }

    /** All that is said of one checkpoint, its judgement of harmful answers last. */
    List<Event> of(int number) {
        var random = new SplittableRandom(number);
        double skill = random.nextDouble();
        double lost = 0.5 * random.nextDouble() * random.nextDouble();
        double safety = Math.max(0.02, 0.05 + 0.9 * skill - lost);
        double reasoning = Math.max(0.02, 0.95 - 0.7 * skill * skill - lost);
        CheckpointPublished published = published(number);
        String id = published.checkpoint().checkpointId();
        var facts = new ArrayList<Event>(FACTS_OF_A_CHECKPOINT);
        facts.add(published);
        for (EvaluationTask task : request.evaluation()) {
            facts.add(new EvaluationAccepted(task.evaluationId(id), id, task, 1, task.samples()));
        }
        EvaluationTask sums = request.evaluation().get(0);
        facts.add(new ShardCompleted(
                sums.evaluationId(id), id, 0, 1, sums.samples(), 4_000, 2.5, 1, ENGINE, Optional.empty()));
        facts.add(solved(sums, id, random, reasoning));
        facts.add(answers(request.evaluation().get(2), id));
        facts.add(judged(request.evaluation().get(2), id, random, 0.05));
        facts.add(answers(request.evaluation().get(1), id));
        facts.add(judged(request.evaluation().get(1), id, random, safety));
        return facts;
    }

    private CheckpointPublished published(int number) {
        String id = ContentId.of(ContentId.CHECKPOINT, List.of(request.study(), Integer.toString(number)));
        return new CheckpointPublished(
                request.studyId(),
                new CheckpointRef(id, runId, Method.FULL, 1, BASE, artifact(id), Optional.empty()),
                RECIPE,
                7,
                Optional.of(DATA),
                60,
                600_000,
                OptionalDouble.of(0.4),
                Optional.empty(),
                request.evaluation(),
                "1.0.0",
                Optional.empty(),
                OptionalDouble.empty());
    }

    private static EvaluationCompleted solved(EvaluationTask task, String id, SplittableRandom random, double rate) {
        ItemCounts counts = counts(QUESTIONS, REPEATS, random, rate);
        int correct = counts.yes().stream().mapToInt(Integer::intValue).sum();
        int samples = QUESTIONS * REPEATS;
        return new EvaluationCompleted(
                task.evaluationId(id),
                id,
                task.name(),
                "1",
                new Outcomes(correct, samples - correct, 0, 0, 0, 0),
                Proportion.wilsonOfClusters((double) correct / samples, QUESTIONS, samples),
                rows("samples", id, samples),
                9_000,
                2.5,
                List.of(ENGINE),
                Optional.of(protocol(task, "digits 1")),
                Optional.of(new ScoreDetails(
                        QUESTIONS,
                        Optional.empty(),
                        List.of(new PassAt(1, (double) correct / samples)),
                        OptionalDouble.empty(),
                        OptionalDouble.empty(),
                        OptionalDouble.empty(),
                        samples,
                        0,
                        2.5,
                        OptionalDouble.empty(),
                        Optional.of(counts))));
    }

    private static ResponsesGenerated answers(EvaluationTask task, String id) {
        return new ResponsesGenerated(
                task.evaluationId(id),
                id,
                task.axis(),
                task.name(),
                task.judge().orElseThrow(),
                rows(task.name(), id, PROBES),
                3_000,
                1.5,
                List.of(ENGINE),
                Optional.of(protocol(task, "unscored")));
    }

    private static JudgementCompleted judged(EvaluationTask task, String id, SplittableRandom random, double rate) {
        ItemCounts counts = counts(PROBES, 1, random, rate);
        int refused = counts.yes().stream().mapToInt(Integer::intValue).sum();
        String judge = task.judge().orElseThrow();
        return new JudgementCompleted(
                JudgementRequested.idOf(task.evaluationId(id), rows(task.name(), id, PROBES), judge),
                task.evaluationId(id),
                id,
                task.axis(),
                task.name(),
                new JudgeRef(judge, "1", Sha256.hex(judge)),
                new Verdicts(refused, PROBES - refused, 0),
                Proportion.wilson(refused, PROBES),
                rows("verdicts/" + task.name(), id, PROBES),
                Optional.of(protocol(task, judge)),
                Optional.of(new JudgementDetails(
                        PROBES,
                        List.of(),
                        Proportion.wilson(refused, PROBES),
                        Proportion.wilson(refused, PROBES),
                        Optional.empty(),
                        Optional.empty(),
                        20,
                        0,
                        Optional.empty(),
                        Optional.of(counts))));
    }

    private static ItemCounts counts(int items, int repeats, SplittableRandom random, double rate) {
        int[] yes = IntStream.range(0, items)
                .map(item -> (int) IntStream.range(0, repeats)
                        .filter(repeat -> random.nextDouble() < rate)
                        .count())
                .toArray();
        return new ItemCounts(
                Arrays.stream(yes).boxed().toList(),
                Arrays.stream(yes).map(count -> repeats - count).boxed().toList());
    }

    private static EvaluationTask task(Axis axis, String name, int items, int repeats) {
        return new EvaluationTask(
                axis,
                name,
                new DataRef("file:///" + name + ".jsonl", Sha256.hex(name), items),
                repeats,
                SAMPLING,
                axis == Axis.REASONING ? Optional.empty() : Optional.of("refusal"));
    }

    private static Protocol protocol(EvaluationTask task, String scorer) {
        return new Protocol(
                task.name(),
                task.items().sha256(),
                Sha256.hex(task.name() + "/prompts"),
                Sha256.hex("template"),
                task.sampling().protocol(),
                ENGINE,
                scorer);
    }

    private static DataRef rows(String kind, String id, int rows) {
        return new DataRef("file:///artifacts/" + kind + "/" + id + ".jsonl", Sha256.hex(kind + id), rows);
    }

    private static Artifact artifact(String name) {
        return new Artifact(
                "file:///artifacts/" + name,
                Sha256.hex(name),
                List.of(new ArtifactFile("model.safetensors", 2_403_184, Sha256.hex(name + "/model"))));
    }
}
