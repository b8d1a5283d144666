package org.safefront.eval.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.safefront.contracts.CheckpointRef;
import org.safefront.contracts.FailureReason;
import org.safefront.contracts.PromptLogits;
import org.safefront.contracts.ReferenceLogits;
import org.safefront.eval.PocketCheckpoints;
import org.safefront.eval.domain.CannotGenerateException;
import org.safefront.eval.domain.Generated;
import org.safefront.eval.domain.TextGenerator.Prompt;
import org.safefront.lm.format.ModelFolder;
import org.safefront.lm.format.adapter.Adapter;
import org.safefront.lm.generation.Generator;
import org.safefront.lm.generation.GeneratorSettings;
import org.safefront.lm.generation.Logits;
import org.safefront.lm.generation.TokenIds;
import org.safefront.lm.generation.decoder.Precision;
import org.safefront.work.PocketStudy;
import org.safefront.work.files.FolderArtifactStore;

/** No checkpoint is scored before it has said what its trainer saw it say. */
class CheckpointTrialTest {
    private static final List<Prompt> SUMS = List.of(new Prompt("one/0", "12+30?", 1), new Prompt("two/0", "7+8?", 2));

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(longs = {0, Long.MAX_VALUE})
    void anAdapterThatChangesNothingIsNotScoredAsItsBase(long mergeBelow) {
        PocketCheckpoints.randomAdapter(0).write(folder.resolve("adapter"));

        var refusal = refusal(in(Precision.FLOAT32, mergeBelow), PocketCheckpoints.lora(folder.resolve("adapter")));

        assertEquals(FailureReason.CHANGES_NOTHING, refusal.reason());
    }

    /** Twice the scale stands for all that can go wrong on the way to the weights. */
    @ParameterizedTest
    @ValueSource(longs = {0, Long.MAX_VALUE})
    void onlyTheCheckpointThatWasTrainedIsScored(long mergeBelow) {
        Capacity capacity = in(Precision.FLOAT32, mergeBelow);
        Adapter trained = PocketCheckpoints.randomAdapter();
        trained.write(folder.resolve("adapter"));
        PocketCheckpoints.randomAdapter(8).write(folder.resolve("twice"));
        PocketCheckpoints.merged(folder.resolve("merged"), trained);
        ReferenceLogits seen = seen(folder.resolve("merged"));
        CheckpointRef lora = PocketCheckpoints.lora(folder.resolve("adapter"));
        CheckpointRef full = PocketCheckpoints.full(folder.resolve("merged"));
        CheckpointRef twice = PocketCheckpoints.lora(folder.resolve("twice"));

        for (CheckpointRef checkpoint : List.of(lora, full)) {
            assertEquals(SUMS.size(), texts(capacity, PocketCheckpoints.with(seen, checkpoint)));
        }
        for (CheckpointRef checkpoint : List.of(twice, PocketCheckpoints.base())) {
            var refusal = refusal(capacity, PocketCheckpoints.with(seen, checkpoint));

            assertEquals(FailureReason.NOT_AS_TRAINED, refusal.reason());
        }
    }

    @Test
    void fixedPromptsThatDoNotFitTheModelAreNoProof() {
        var foreign = new ReferenceLogits(List.of(new PromptLogits(List.of(2, 100_000), List.of(9), List.of(1.0))));

        var refusal = refusal(in(Precision.FLOAT32, 0), PocketCheckpoints.with(foreign, PocketCheckpoints.base()));

        assertEquals(FailureReason.NOT_AS_TRAINED, refusal.reason());
        assertEquals(
                "the trainer's fixed prompts do not fit the model: it reads 128 tokens of a vocabulary of 65",
                refusal.getMessage());
    }

    /** The trainer saw float32; rounding to fewer bits is no reason to doubt a checkpoint. */
    @ParameterizedTest
    @EnumSource(Precision.class)
    void theProofAllowsForThePrecisionWhichTheEngineNames(Precision precision) {
        CheckpointRef base = PocketCheckpoints.with(seen(PocketStudy.BASE), PocketCheckpoints.base());

        assertEquals(SUMS.size(), texts(in(precision, 0), base));
        try (var generator = generator(in(precision, 0))) {
            assertTrue(generator.engine().matches("onnxruntime [0-9.]+, cpu, " + precision), generator.engine());
        }
    }

    private static Capacity in(Precision precision, long mergeBelow) {
        return new Capacity(4, 1, 64L << 20, precision, mergeBelow);
    }

    private CannotGenerateException refusal(Capacity capacity, CheckpointRef checkpoint) {
        return assertThrows(CannotGenerateException.class, () -> texts(capacity, checkpoint));
    }

    private int texts(Capacity capacity, CheckpointRef checkpoint) {
        var texts = new TreeMap<Integer, Generated>();
        try (var generator = generator(capacity)) {
            generator.generate(
                    checkpoint, SUMS, PocketCheckpoints.GREEDY, (text, place) -> texts.put(place, text), () -> false);
        }
        return texts.size();
    }

    private OnnxTextGenerator generator(Capacity capacity) {
        return new OnnxTextGenerator(new FolderArtifactStore(folder.resolve("store")), capacity);
    }

    /** What a model says after two prompts, of all its tokens. */
    static ReferenceLogits seen(Path model) {
        List<Integer> all = IntStream.range(0, 65).boxed().toList();
        List<List<Integer>> prompts = List.of(List.of(2, 9, 10, 3), List.of(2, 20, 3));
        try (Generator generator = Generator.open(ModelFolder.open(model), new GeneratorSettings(1, 8, 1))) {
            return new ReferenceLogits(prompts.stream()
                    .map(prompt -> new PromptLogits(
                            prompt,
                            all,
                            all.stream().map(after(generator, prompt)::get).toList()))
                    .toList());
        }
    }

    private static Map<Integer, Double> after(Generator generator, List<Integer> prompt) {
        var tokens = TokenIds.of(prompt.stream().mapToInt(Integer::intValue).toArray());
        Logits logits = generator.logitsAfter(Optional.empty(), List.of(tokens)).get(0);
        return IntStream.range(0, logits.size()).boxed().collect(Collectors.toMap(token -> token, token ->
                (double) logits.get(token)));
    }
}
