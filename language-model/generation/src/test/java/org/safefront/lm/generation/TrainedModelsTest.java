package org.safefront.lm.generation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.safefront.lm.format.ModelFolder;
import org.safefront.lm.format.SharedData;
import org.safefront.lm.format.tokenizer.Tokenizer;
import org.safefront.lm.generation.decoder.Precision;

class TrainedModelsTest {
    @TempDir
    Path directory;

    @Test
    void stories260KTellsTheStoryThatItsAuthorExpects() throws IOException {
        Path data = SharedData.require("models/stories260K");
        ModelFolder folder = Llama2cCheckpoint.convert(data.resolve("stories260K.bin"), directory);
        int boundary = Llama2cVocabulary.BOUNDARY;

        Generation story = greedy(folder, new int[] {boundary}, 200, Set.of(boundary));

        assertEquals(
                Files.readString(data.resolve("expected_greedy_200.txt")),
                Llama2cVocabulary.read(data.resolve("tok512.bin")).decode(story.tokens()));
    }

    @Test
    void tinyStoriesTellsTheStoryOfTheReference() {
        Path path = SharedData.require("models/tinystories-656k");
        ModelFolder folder = ModelFolder.open(path);
        try (Tokenizer tokenizer = Tokenizer.open(path)) {
            int[] prompt = IntStream.concat(IntStream.of(1), IntStream.of(tokenizer.encode("Once upon a time")))
                    .toArray();
            List<Integer> expected = new ReferenceDecoder(folder).greedy(prompt, 40);

            Generation story = greedy(folder, prompt, 40, Set.of());

            assertEquals(
                    expected, IntStream.of(story.tokens().toArray()).boxed().toList());
            String text = tokenizer.decode(story.tokens().toArray(), true);
            assertTrue(text.startsWith(", a little girl named Lily lived in a small house with her mom, dad,"), text);
        }
    }

    @Test
    void stories260KTellsTheSameStoryInHalfPrecision() {
        Path data = SharedData.require("models/stories260K");
        ModelFolder folder = Llama2cCheckpoint.convert(data.resolve("stories260K.bin"), directory);
        int[] prompt = {Llama2cVocabulary.BOUNDARY};

        Generation story = greedy(folder, prompt, 200, Set.of(), Precision.FLOAT16);

        assertEquals(greedy(folder, prompt, 200, Set.of()), story);
    }

    /** Other stories go on in other words somewhere: "Tom and Jane are friends. One day", for one, with its 112th token. */
    @ParameterizedTest
    @ValueSource(
            strings = {"Once upon a time", "The little dog", "Tom and Jane are friends. One day", "Lily wanted to"})
    void tinyStoriesBeginsTheSameStoriesInHalfPrecision(String beginning) {
        Path path = SharedData.require("models/tinystories-656k");
        ModelFolder folder = ModelFolder.open(path);
        try (Tokenizer tokenizer = Tokenizer.open(path)) {
            int[] prompt = IntStream.concat(IntStream.of(1), IntStream.of(tokenizer.encode(beginning)))
                    .toArray();

            Generation story = greedy(folder, prompt, 100, Set.of(), Precision.FLOAT16);

            assertEquals(greedy(folder, prompt, 100, Set.of()), story);
        }
    }

    /** The smallest models suffer most; what has 8 bits still begins with the words of all its stories. */
    @Test
    void stories260KTellsAStoryWithEightBits() {
        Path data = SharedData.require("models/stories260K");
        ModelFolder folder = Llama2cCheckpoint.convert(data.resolve("stories260K.bin"), directory);

        Generation story = greedy(folder, new int[] {Llama2cVocabulary.BOUNDARY}, 60, Set.of(), Precision.INT8);

        String text = Llama2cVocabulary.read(data.resolve("tok512.bin")).decode(story.tokens());
        assertTrue(text.startsWith("Once upon a time, there was a little girl named Lily."), text);
    }

    private static Generation greedy(ModelFolder folder, int[] prompt, int tokens, Set<Integer> stop) {
        return greedy(folder, prompt, tokens, stop, Precision.FLOAT32);
    }

    private static Generation greedy(
            ModelFolder folder, int[] prompt, int tokens, Set<Integer> stop, Precision precision) {
        var finished = new ArrayList<Generation>();
        try (Generator generator = Generator.open(folder, new GeneratorSettings(2, 256, 512, 1, precision))) {
            var request =
                    new GenerationRequest("story", TokenIds.of(prompt), SamplingParameters.greedy(), tokens, stop);
            generator.generate(List.of(request), finished::add, () -> false);
        }
        return finished.get(0);
    }
}
