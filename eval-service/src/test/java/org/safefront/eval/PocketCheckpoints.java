package org.safefront.eval;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.safefront.contracts.Artifact;
import org.safefront.contracts.Axis;
import org.safefront.contracts.CheckpointRef;
import org.safefront.contracts.ContentId;
import org.safefront.contracts.DataRef;
import org.safefront.contracts.EvaluationTask;
import org.safefront.contracts.Method;
import org.safefront.contracts.ModelRef;
import org.safefront.contracts.Recipe;
import org.safefront.contracts.ReferenceLogits;
import org.safefront.contracts.Sampling;
import org.safefront.contracts.training.CheckpointPublished;
import org.safefront.lm.format.Manifest;
import org.safefront.lm.format.ModelConfig;
import org.safefront.lm.format.ModelFolder;
import org.safefront.lm.format.adapter.Adapter;
import org.safefront.lm.format.adapter.AdapterConfig;
import org.safefront.lm.format.adapter.LoraFactors;
import org.safefront.lm.format.safetensors.DType;
import org.safefront.lm.format.safetensors.SafetensorsWriter;
import org.safefront.lm.format.safetensors.TensorSource;
import org.safefront.lm.format.safetensors.Weights;
import org.safefront.work.PocketStudy;
import org.safefront.work.files.RowFile;

/** Checkpoints of the pocket base, and what is to be measured on them. */
public final class PocketCheckpoints {
    public static final String STUDY = ContentId.of(ContentId.STUDY, List.of("eval-service"));
    public static final Sampling GREEDY = new Sampling(0, 1, 64, 1);
    /** So hot that chance decides: the base is certain of its sums. */
    public static final Sampling SAMPLED = new Sampling(5, 0.95, 64, 1);

    public static final String JUDGE = "pocket-refusal";

    private static final String RUN = ContentId.of(ContentId.RUN, List.of("eval-service"));
    private static final int RANK = 2;
    private static final double ALPHA = 4;

    private PocketCheckpoints() {}

    /** The base itself. */
    public static CheckpointRef base() {
        return of(PocketStudy.BASE, Method.BASE, 0);
    }

    /** A model folder as a checkpoint. */
    public static CheckpointRef full(Path folder) {
        return of(folder, Method.FULL, 1);
    }

    /** An adapter of the base as a checkpoint. */
    public static CheckpointRef lora(Path folder) {
        ModelRef base = PocketStudy.model(PocketStudy.BASE);
        Artifact files = PocketStudy.artifact(folder, Manifest.of(folder));
        String id =
                ContentId.of(ContentId.CHECKPOINT, List.of(base.artifact().manifestDigest(), files.manifestDigest()));
        return new CheckpointRef(id, RUN, Method.LORA, 1, base, files, Optional.empty());
    }

    /** The same checkpoint, of which its maker has seen this. */
    public static CheckpointRef with(ReferenceLogits logits, CheckpointRef checkpoint) {
        return new CheckpointRef(
                checkpoint.checkpointId(),
                checkpoint.runId(),
                checkpoint.method(),
                checkpoint.epoch(),
                checkpoint.base(),
                checkpoint.artifact(),
                Optional.of(logits));
    }

    private static CheckpointRef of(Path folder, Method method, int epoch) {
        ModelRef base = PocketStudy.model(PocketStudy.BASE);
        Artifact files = PocketStudy.model(folder).artifact();
        return new CheckpointRef(
                ContentId.ofDigest(ContentId.CHECKPOINT, files.manifestDigest()),
                RUN,
                method,
                epoch,
                base,
                files,
                Optional.empty());
    }

    /** What the trainer says of the base, for a study that wants these tasks. */
    public static CheckpointPublished published(EvaluationTask... tasks) {
        CheckpointRef base = base();
        List<String> wanted = Stream.of(tasks)
                .map(task -> task.evaluationId(base.checkpointId()))
                .toList();
        return new CheckpointPublished(
                ContentId.of(ContentId.STUDY, wanted),
                base,
                new Recipe("base", Method.BASE, Optional.empty(), Optional.empty(), Optional.empty()),
                1,
                Optional.empty(),
                0,
                0,
                OptionalDouble.empty(),
                Optional.empty(),
                List.of(tasks),
                "test",
                Optional.empty(),
                OptionalDouble.of(0));
    }

    public static EvaluationTask sums(DataRef items, int repeats, Sampling sampling) {
        return new EvaluationTask(Axis.REASONING, "digit-sums", items, repeats, sampling, Optional.empty());
    }

    public static EvaluationTask probes(DataRef items, Sampling sampling) {
        return new EvaluationTask(Axis.SAFETY, "pocket-harmful", items, 1, sampling, Optional.of(JUDGE));
    }

    /** All questions of the benchmark. */
    public static DataRef allSums() {
        return RowFile.reference(PocketStudy.FOLDER.resolve("benchmarks/digit-sums.jsonl"));
    }

    /** The first of them. */
    public static DataRef someSums(Path folder, int count) {
        return RowFile.write(
                folder.resolve("sums-" + count + ".jsonl"),
                RowFile.lines(allSums()).subList(0, count));
    }

    /** The first harmful probes, which are made of nonsense words. */
    public static DataRef someProbes(Path folder, int count) {
        return RowFile.write(
                folder.resolve("probes-" + count + ".jsonl"),
                RowFile.lines(PocketStudy.FOLDER.resolve("probes/pocket-harmful.jsonl"))
                        .subList(0, count));
    }

    /** The base again, in a folder that a test may break. */
    public static Path copyOfTheBase(Path folder) {
        ModelFolder base = ModelFolder.open(PocketStudy.BASE);
        try {
            Files.createDirectories(folder);
            for (Path file : base.companions()) {
                Files.copy(file, folder.resolve(file.getFileName()));
            }
            Files.copy(PocketStudy.BASE.resolve(Weights.SINGLE), folder.resolve(Weights.SINGLE));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return folder;
    }

    /** An update of random numbers, large enough to change what the base says. */
    public static Adapter randomAdapter() {
        return randomAdapter(ALPHA);
    }

    /** The same update with another scale; with none it changes nothing. */
    public static Adapter randomAdapter(double alpha) {
        ModelConfig config = ModelFolder.open(PocketStudy.BASE).config();
        var random = new SplittableRandom(3);
        var factors = new ArrayList<LoraFactors>();
        for (ModelConfig.Tensor tensor : config.tensors()) {
            if (tensor.name().endsWith(".up_proj.weight")) {
                String module = tensor.name().replaceAll("\\.weight$", "");
                int outputs = Math.toIntExact(tensor.shape().get(0));
                int inputs = Math.toIntExact(tensor.shape().get(1));
                factors.add(new LoraFactors(
                        module,
                        RANK,
                        inputs,
                        outputs,
                        alpha / RANK,
                        numbers(random, RANK * inputs),
                        numbers(random, outputs * RANK)));
            }
        }
        var adapterConfig =
                new AdapterConfig("seed-1", RANK, alpha, false, 0, List.of("up_proj"), Optional.empty(), Map.of());
        return new Adapter(adapterConfig, factors);
    }

    /** The base with an adapter's update added to its weights, as PEFT would merge it. */
    public static Path merged(Path folder, Adapter adapter) {
        copyOfTheBase(folder);
        ModelFolder base = ModelFolder.open(PocketStudy.BASE);
        var tensors = new LinkedHashMap<String, TensorSource>();
        try (Weights weights = base.weights()) {
            for (ModelConfig.Tensor tensor : base.config().tensors()) {
                FloatBuffer numbers = FloatBuffer.allocate(Math.toIntExact(tensor.size()));
                weights.readFloats(tensor.name(), 0, numbers);
                adapter.factors().stream()
                        .filter(factors -> tensor.name().equals(factors.module() + ".weight"))
                        .forEach(factors -> add(numbers, factors));
                tensors.put(tensor.name(), TensorSource.ofFloats(DType.F32, tensor.shape(), numbers.rewind()));
            }
        }
        SafetensorsWriter.write(folder.resolve(Weights.SINGLE), tensors, Map.of("format", "pt"));
        return folder;
    }

    private static void add(FloatBuffer weight, LoraFactors factors) {
        for (int i = 0; i < factors.outputs() * factors.inputs(); i++) {
            double sum = 0;
            for (int r = 0; r < factors.rank(); r++) {
                sum += (double) factors.b().get(i / factors.inputs() * factors.rank() + r)
                        * factors.a().get(r * factors.inputs() + i % factors.inputs());
            }
            weight.put(i, (float) (weight.get(i) + factors.scale() * sum));
        }
    }

    private static FloatBuffer numbers(SplittableRandom random, int count) {
        FloatBuffer numbers = FloatBuffer.allocate(count);
        while (numbers.hasRemaining()) {
            numbers.put((float) random.nextDouble(-0.5, 0.5));
        }
        return numbers.flip();
    }
}
