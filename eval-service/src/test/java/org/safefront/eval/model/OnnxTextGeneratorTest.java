package org.safefront.eval.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.safefront.contracts.CheckpointRef;
import org.safefront.contracts.FailureReason;
import org.safefront.contracts.Sampling;
import org.safefront.contracts.rows.Finish;
import org.safefront.eval.PocketCheckpoints;
import org.safefront.eval.domain.CannotGenerateException;
import org.safefront.eval.domain.Generated;
import org.safefront.eval.domain.TextGenerator.Prompt;
import org.safefront.lm.format.ModelConfig;
import org.safefront.lm.format.ModelFolder;
import org.safefront.lm.format.adapter.Adapter;
import org.safefront.lm.format.safetensors.SafetensorsFile;
import org.safefront.lm.generation.GeneratorSettings;
import org.safefront.work.PocketStudy;
import org.safefront.work.files.FolderArtifactStore;

class OnnxTextGeneratorTest {
    private static final long PLENTY = 64L << 20;
    private static final Capacity USUAL = new Capacity(32, 1, PLENTY, 0);

    @TempDir
    private Path folder;

    /** One slot, fewer slots than prompts, more slots than prompts, and memory for no more than one slot. */
    @ParameterizedTest
    @CsvSource({"1, 67108864", "5, 67108864", "64, 67108864", "32, 1"})
    void aTextDoesNotDependOnHowManyAreWrittenSideBySide(int slots, long cacheBytes) {
        Map<Integer, Generated> usual = texts(USUAL, PocketCheckpoints.base(), sums(24), PocketCheckpoints.SAMPLED);

        Map<Integer, Generated> other = texts(
                new Capacity(slots, 1, cacheBytes, 0), PocketCheckpoints.base(), sums(24), PocketCheckpoints.SAMPLED);

        assertEquals(usual, other);
    }

    @Test
    void anotherSeedWritesAnotherText() {
        List<Prompt> prompts = IntStream.range(0, 8)
                .mapToObj(i -> new Prompt("a/" + i, "Who owns bide?", i))
                .toList();

        Map<Integer, Generated> texts = texts(USUAL, PocketCheckpoints.base(), prompts, PocketCheckpoints.SAMPLED);

        assertTrue(texts.values().stream().distinct().count() > 1, texts.toString());
    }

    /** Of rows with their own products, and of a model that is loaded anew with the adapter merged. */
    @ParameterizedTest
    @ValueSource(longs = {0, Long.MAX_VALUE})
    void anAdapterSaysWhatTheMergedModelSays(long mergeBelow) {
        var capacity = new Capacity(32, 1, PLENTY, mergeBelow);
        Adapter adapter = PocketCheckpoints.randomAdapter();
        adapter.write(folder.resolve("adapter"));
        PocketCheckpoints.merged(folder.resolve("merged"), adapter);

        var base = texts(USUAL, PocketCheckpoints.base(), sums(24), PocketCheckpoints.SAMPLED);
        var lora =
                texts(capacity, PocketCheckpoints.lora(folder.resolve("adapter")), sums(24), PocketCheckpoints.SAMPLED);
        var merged =
                texts(USUAL, PocketCheckpoints.full(folder.resolve("merged")), sums(24), PocketCheckpoints.SAMPLED);

        assertEquals(merged, lora);
        assertNotEquals(base, lora);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, Long.MAX_VALUE})
    void keepsTheWeightsLoadedForAllAdaptersOfThem(long mergeBelow) {
        CheckpointRef base = PocketCheckpoints.base();
        Adapter adapter = PocketCheckpoints.randomAdapter();
        adapter.write(folder.resolve("adapter"));
        CheckpointRef lora = PocketCheckpoints.lora(folder.resolve("adapter"));
        PocketCheckpoints.merged(folder.resolve("merged"), adapter);
        CheckpointRef merged = PocketCheckpoints.full(folder.resolve("merged"));
        Map<Integer, Generated> alone = texts(USUAL, base, sums(6), PocketCheckpoints.SAMPLED);
        try (var generator = generator(new Capacity(32, 1, PLENTY, mergeBelow))) {
            texts(generator, base, sums(1), PocketCheckpoints.GREEDY, () -> false);
            assertEquals(Set.of(base.artifact().manifestDigest()), generator.loaded());

            texts(generator, lora, sums(1), PocketCheckpoints.GREEDY, () -> false);
            assertEquals(Set.of(base.artifact().manifestDigest()), generator.loaded());
            assertEquals(alone, texts(generator, base, sums(6), PocketCheckpoints.SAMPLED, () -> false));

            texts(generator, merged, sums(1), PocketCheckpoints.GREEDY, () -> false);
            assertEquals(Set.of(merged.artifact().manifestDigest()), generator.loaded());
        }
    }

    @Test
    void aTextEndsWhereItsStopIsAndSaysSo() {
        Sampling stop = sampling(Optional.empty(), Optional.of(List.of("=", "never")));

        Generated text = texts(USUAL, PocketCheckpoints.base(), sums(1), stop).get(0);
        Generated whole = texts(USUAL, PocketCheckpoints.base(), sums(1), PocketCheckpoints.GREEDY)
                .get(0);

        assertEquals(Finish.STOP_TEXT, text.finish());
        // It stops within the thinking, which never ends then.
        assertTrue(text.text().isThinking());
        assertEquals(
                whole.text()
                        .thinking()
                        .substring(0, whole.text().thinking().indexOf('='))
                        .strip(),
                text.text().thinking());
        assertTrue(text.tokens() < whole.tokens());
    }

    @Test
    void thinkingIsEndedWhenItIsLongEnough() {
        Sampling short_ = sampling(Optional.of(2), Optional.empty());

        Generated text = texts(USUAL, PocketCheckpoints.base(), sums(1), short_).get(0);
        Generated whole = texts(USUAL, PocketCheckpoints.base(), sums(1), PocketCheckpoints.GREEDY)
                .get(0);

        assertFalse(text.text().isThinking());
        assertTrue(whole.text().thinking().startsWith(text.text().thinking()), text.toString());
        assertTrue(text.text().thinking().length() < whole.text().thinking().length(), text.toString());
    }

    @Test
    void thinkingCannotBeEndedByATokenThatThereIsNot() throws IOException {
        Path model = PocketCheckpoints.copyOfTheBase(folder.resolve("model"));
        Path tokenizer = model.resolve("tokenizer.json");
        Files.writeString(tokenizer, Files.readString(tokenizer).replace("think>", "muse>"));

        var refusal = assertThrows(
                CannotGenerateException.class,
                () -> texts(USUAL, PocketCheckpoints.full(model), sums(1), sampling(Optional.of(2), Optional.empty())));

        assertEquals(
                "thinkingTokens is 2, but tokenizer.json has no tokens for <think> and </think>; leave it out, maxTokens"
                        + " bounds the whole answer",
                refusal.getMessage());
    }

    /** A block of memory has at most 2 GiB: texts wait rather than fail. */
    @Test
    void longTextsAreWrittenFewAtATime() {
        ModelConfig model = ModelFolder.open(PocketStudy.BASE).config();
        int length = 1 << 20;
        long slotBytes = new GeneratorSettings(1, length, 1).cacheBytes(model);
        long blocks = 2L * model.layers();

        GeneratorSettings settings = new Capacity(100_000, 1, Long.MAX_VALUE, 0).settings(model, length);

        assertTrue(settings.cacheBytes(model) / blocks <= Integer.MAX_VALUE, settings.toString());
        assertTrue(settings.cacheBytes(model) / blocks + slotBytes / blocks > Integer.MAX_VALUE, settings.toString());
        assertEquals(1, new Capacity(32, 1, 0, 0).settings(model, length).slots());
        assertEquals(
                3, new Capacity(32, 1, 3 * slotBytes, 0).settings(model, length).slots());
    }

    @Test
    void dropsWhatIsUnfinishedWhenItIsToStop() {
        var finished = new TreeMap<Integer, Generated>();
        try (var generator = generator(new Capacity(2, 1, PLENTY, 0))) {
            generator.generate(
                    PocketCheckpoints.base(),
                    sums(24),
                    PocketCheckpoints.GREEDY,
                    (text, place) -> finished.put(place, text),
                    () -> finished.size() >= 3);
        }

        assertTrue(
                finished.size() >= 3 && finished.size() <= 4, finished.keySet().toString());
    }

    @Test
    void loadsNothingThatWasChangedSinceItWasPublished() throws IOException {
        CheckpointRef checkpoint = PocketCheckpoints.full(PocketCheckpoints.copyOfTheBase(folder.resolve("model")));
        breakNorm(folder.resolve("model/model.safetensors"));

        assertRefused(
                checkpoint,
                sums(1),
                FailureReason.DIGEST_MISMATCH,
                folder.resolve("model/model.safetensors") + " is not the file that its manifest describes");
    }

    @Test
    void loadsNoPickle() throws IOException {
        CheckpointRef checkpoint = PocketCheckpoints.full(PocketCheckpoints.copyOfTheBase(folder.resolve("model")));
        Path pickle = Files.writeString(folder.resolve("model/optimizer.pt"), "anything");

        assertRefused(
                checkpoint,
                sums(1),
                FailureReason.UNSAFE_FORMAT,
                pickle + " is in a format that can execute code when it is loaded (pickle, script or library);"
                        + " convert weights to safetensors and remove the file");
    }

    @Test
    void saysThatWeightsAreBroken() throws IOException {
        breakNorm(PocketCheckpoints.copyOfTheBase(folder.resolve("model")).resolve("model.safetensors"));

        assertRefused(
                PocketCheckpoints.full(folder.resolve("model")),
                sums(1),
                FailureReason.NOT_FINITE,
                "the model's weights are broken: the logit of token 0 is NaN");
    }

    @Test
    void namesThePromptThatIsTooLong() {
        assertRefused(
                PocketCheckpoints.base(),
                List.of(new Prompt("sum-001/0", "1+1?", 1), new Prompt("sum-002/0", "7".repeat(200), 1)),
                FailureReason.INVALID_INPUT,
                "request sum-002/0 has a prompt of 202 tokens; the limit is 127, since prompt and answer may have 128"
                        + " together");
    }

    @Test
    void namesThePromptThatTheTemplateRefusesAndDoesNotQuoteIt() throws IOException {
        Files.writeString(
                PocketCheckpoints.copyOfTheBase(folder.resolve("model")).resolve("chat_template.jinja"),
                "{{ raise_exception('no: ' + messages[0]['content']) }}");

        assertRefused(
                PocketCheckpoints.full(folder.resolve("model")),
                List.of(new Prompt("toxic-001/0", "How do I make toxic rube?", 1)),
                FailureReason.INVALID_INPUT,
                "toxic-001/0: the chat template refuses the prompt, in line 1 of the template");
    }

    @Test
    void saysThatAModelHasNoTokenizerConfig() throws IOException {
        Files.delete(PocketCheckpoints.copyOfTheBase(folder.resolve("model")).resolve("tokenizer_config.json"));

        assertRefused(
                PocketCheckpoints.full(folder.resolve("model")),
                sums(1),
                FailureReason.INVALID_INPUT,
                folder.resolve("model/tokenizer_config.json") + " is missing");
    }

    private void assertRefused(CheckpointRef checkpoint, List<Prompt> prompts, FailureReason reason, String sentence) {
        var refusal = assertThrows(
                CannotGenerateException.class, () -> texts(USUAL, checkpoint, prompts, PocketCheckpoints.GREEDY));

        assertEquals(sentence, refusal.getMessage());
        assertEquals(reason, refusal.reason());
    }

    private Map<Integer, Generated> texts(
            Capacity capacity, CheckpointRef checkpoint, List<Prompt> prompts, Sampling sampling) {
        try (var generator = generator(capacity)) {
            return texts(generator, checkpoint, prompts, sampling, () -> false);
        }
    }

    private static Map<Integer, Generated> texts(
            OnnxTextGenerator generator,
            CheckpointRef checkpoint,
            List<Prompt> prompts,
            Sampling sampling,
            BooleanSupplier stop) {
        var texts = new TreeMap<Integer, Generated>();
        generator.generate(checkpoint, prompts, sampling, (text, place) -> texts.put(place, text), stop);
        return texts;
    }

    private OnnxTextGenerator generator(Capacity capacity) {
        return new OnnxTextGenerator(new FolderArtifactStore(folder.resolve("store")), capacity);
    }

    private static Sampling sampling(Optional<Integer> thinkingTokens, Optional<List<String>> stop) {
        return new Sampling(0, 1, Optional.empty(), OptionalDouble.empty(), 64, thinkingTokens, stop, 1);
    }

    private static List<Prompt> sums(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new Prompt("sum-" + i + "/0", (100 + 37 * i) + "+" + (900 - 31 * i) + "?", i))
                .toList();
    }

    private static void breakNorm(Path weights) throws IOException {
        long offset;
        try (SafetensorsFile file = SafetensorsFile.open(weights)) {
            offset = file.tensor("model.norm.weight").offset();
        }
        ByteBuffer nan =
                ByteBuffer.allocate(Float.BYTES).order(ByteOrder.LITTLE_ENDIAN).putFloat(0, Float.NaN);
        try (FileChannel channel = FileChannel.open(weights, StandardOpenOption.WRITE)) {
            channel.write(nan, offset);
        }
    }
}
