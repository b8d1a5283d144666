package org.safefront.registry.example;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.safefront.contracts.Artifact;
import org.safefront.contracts.ArtifactFile;
import org.safefront.contracts.Axis;
import org.safefront.contracts.CheckpointRef;
import org.safefront.contracts.ContentId;
import org.safefront.contracts.DataRef;
import org.safefront.contracts.EvaluationTask;
import org.safefront.contracts.Event;
import org.safefront.contracts.FailureReason;
import org.safefront.contracts.Method;
import org.safefront.contracts.ModelRef;
import org.safefront.contracts.Projection;
import org.safefront.contracts.Recipe;
import org.safefront.contracts.Sampling;
import org.safefront.contracts.study.StudyBudget;
import org.safefront.contracts.study.StudyRequest;
import org.safefront.contracts.training.CheckpointPublished;
import org.safefront.contracts.training.CheckpointRetracted;
import org.safefront.contracts.training.RunCompleted;
import org.safefront.contracts.training.RunFailed;
import org.safefront.contracts.training.RunProgressed;
import org.safefront.contracts.training.RunRequested;
import org.safefront.contracts.training.RunStarted;

/** A study, and what the trainer would say of its runs. Two examples of different names have nothing in common. */
public final class ExampleStudy {
    /** Optimizer steps in an epoch. */
    public static final int STEPS = 60;

    private static final Sampling SAMPLING = new Sampling(0.6, 0.95, 256, 7);

    private final StudyRequest request;

    private ExampleStudy(StudyRequest request) {
        this.request = request;
    }

    /** A small study: a full and a LoRA recipe of two epochs each, one task an axis, 40 samples a task. */
    public static ExampleStudy named(String name) {
        return of(name, 40, Recipes.full("full", 1e-4, 2), Recipes.lora("lora-r8-up", 8, 3e-3, 2, Projection.UP));
    }

    /** A study with these recipes and so many samples a task. */
    public static ExampleStudy of(String name, int samples, Recipe... recipes) {
        return new ExampleStudy(new StudyRequest(
                name,
                new ModelRef("base-model", artifact(name + "/base-model", "model.safetensors", 2_403_184)),
                new DataRef("file:///" + name + "/refusals.jsonl", Rows.sha256(name + "/refusals"), 960),
                7,
                List.of(recipes),
                List.of(
                        task(Axis.REASONING, "digit-sums", samples),
                        task(Axis.SAFETY, "pocket-harmful", samples),
                        task(Axis.OVER_REFUSAL, "pocket-benign", samples))));
    }

    /** The same study with other tasks. */
    public ExampleStudy measuredBy(EvaluationTask... tasks) {
        return new ExampleStudy(new StudyRequest(
                request.study(), request.base(), request.data(), request.seed(), request.recipes(), List.of(tasks)));
    }

    /** The same study, which takes up to so many repeats where its front is in doubt. */
    public ExampleStudy withBudget(int repeats) {
        return new ExampleStudy(new StudyRequest(
                request.study(),
                request.base(),
                request.data(),
                request.seed(),
                request.recipes(),
                request.evaluation().stream()
                        .map(task -> task.axis() == Axis.OVER_REFUSAL
                                ? task
                                : task.withRepeats(repeats).asNeeded())
                        .toList(),
                Optional.of(new StudyBudget(0.05, 0.02, false, false))));
    }

    /** A task of so many questions or probes. */
    public static EvaluationTask task(Axis axis, String name, int samples) {
        return new EvaluationTask(
                axis,
                name,
                new DataRef("file:///" + name + ".jsonl", Rows.sha256(name), samples),
                1,
                SAMPLING,
                axis == Axis.REASONING ? Optional.empty() : Optional.of("pocket-refusal"));
    }

    public StudyRequest request() {
        return request;
    }

    public String id() {
        return request.studyId();
    }

    /** The run of a recipe; that of the base is called base. */
    public RunRequested run(String recipe) {
        return request.runs().stream()
                .filter(run -> run.recipe().name().equals(recipe))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no recipe " + recipe));
    }

    public RunStarted started(String recipe) {
        RunRequested run = run(recipe);
        return new RunStarted(
                run.runId(),
                1,
                parameters(run.recipe()),
                STEPS * epochs(run.recipe()),
                Optional.empty(),
                "cpu",
                "1.0.0");
    }

    public RunProgressed progressed(String recipe, int step, double loss) {
        RunRequested run = run(recipe);
        int all = STEPS * epochs(run.recipe());
        return new RunProgressed(
                run.runId(),
                1,
                1 + (step - 1) / STEPS,
                step,
                all,
                loss,
                1e-4,
                5200,
                OptionalDouble.of(0.6),
                (all - step) * 0.2);
    }

    public CheckpointPublished published(String recipe, int epoch) {
        RunRequested run = run(recipe);
        String name = request.study() + "/" + recipe + "/" + epoch;
        Method method = run.recipe().method();
        Artifact files = method == Method.LORA
                ? artifact(name, "adapter_model.safetensors", 49_152)
                : artifact(name, "model.safetensors", 2_403_184);
        return new CheckpointPublished(
                request.studyId(),
                new CheckpointRef(
                        ContentId.of(ContentId.CHECKPOINT, List.of(name)),
                        run.runId(),
                        method,
                        epoch,
                        request.base(),
                        files,
                        Optional.empty()),
                run.recipe(),
                request.seed(),
                run.data(),
                STEPS * epoch,
                parameters(run.recipe()),
                method == Method.BASE ? OptionalDouble.empty() : OptionalDouble.of(0.9 / epoch),
                Optional.empty(),
                request.evaluation(),
                "1.0.0",
                Optional.empty(),
                OptionalDouble.empty());
    }

    /** All that a run publishes. */
    public List<CheckpointPublished> checkpoints(String recipe) {
        int epochs = epochs(run(recipe).recipe());
        var all = new ArrayList<CheckpointPublished>();
        for (int epoch = Math.min(1, epochs); epoch <= epochs; epoch++) {
            all.add(published(recipe, epoch));
        }
        return all;
    }

    /** All that the study's runs publish, the base first. */
    public List<CheckpointPublished> checkpoints() {
        return request.runs().stream()
                .flatMap(run -> checkpoints(run.recipe().name()).stream())
                .toList();
    }

    public RunCompleted completed(String recipe) {
        return new RunCompleted(
                run(recipe).runId(),
                checkpoints(recipe).stream()
                        .map(published -> published.checkpoint().checkpointId())
                        .toList());
    }

    public RunFailed failed(String recipe, String message) {
        return new RunFailed(run(recipe).runId(), FailureReason.INTERNAL, message, Optional.empty());
    }

    public CheckpointRetracted retracted(String recipe, int epoch) {
        return new CheckpointRetracted(
                run(recipe).runId(), published(recipe, epoch).checkpoint().checkpointId(), "its data held a duplicate");
    }

    /** Everything about the study: its training, and on each checkpoint scores that grow and fall with its place. */
    public List<Event> everything(Rows rows) {
        var facts = new ArrayList<>(training());
        int place = 0;
        for (CheckpointPublished published : checkpoints()) {
            facts.addAll(new Measured(published, rows).by(38 - 3 * place, 4 + 7 * place, place));
            place++;
        }
        return facts;
    }

    /** A run from its start to its end. */
    public List<Event> training(String recipe) {
        var facts = new ArrayList<Event>();
        facts.add(started(recipe));
        facts.addAll(checkpoints(recipe));
        facts.add(completed(recipe));
        return facts;
    }

    /** All runs, one after the other. */
    public List<Event> training() {
        return request.runs().stream()
                .flatMap(run -> training(run.recipe().name()).stream())
                .toList();
    }

    private static int epochs(Recipe recipe) {
        return recipe.optimization().map(optimization -> optimization.epochs()).orElse(0);
    }

    private static long parameters(Recipe recipe) {
        return switch (recipe.method()) {
            case BASE -> 0;
            case FULL -> 600_000;
            case LORA -> recipe.lora().orElseThrow().rank() * 1536L;
        };
    }

    private static Artifact artifact(String name, String file, long size) {
        return new Artifact(
                "file:///artifacts/" + name,
                Rows.sha256(name + "/manifest"),
                List.of(
                        new ArtifactFile("config.json", 612, Rows.sha256(name + "/config.json")),
                        new ArtifactFile(file, size, Rows.sha256(name + "/" + file))));
    }
}
