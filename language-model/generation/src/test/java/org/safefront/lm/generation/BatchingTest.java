package org.safefront.lm.generation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.safefront.lm.format.ModelConfig;
import org.safefront.lm.format.ModelFolder;

class BatchingTest {
    private static final int REQUESTS = 40;
    private static final int MAX_LENGTH = 96;

    @TempDir
    Path directory;

    @ParameterizedTest
    @MethodSource("org.safefront.lm.generation.RandomModels#all")
    void anAnswerIsTheSameAloneAndInAnyCompany(ModelConfig config) {
        ModelFolder folder = RandomModels.write(directory, config, 7);
        List<GenerationRequest> requests = requests(new SplittableRandom(8));

        Map<String, Generation> alone = oneByOne(folder, requests);

        for (int slots : List.of(1, 3, 8)) {
            assertEquals(alone, together(folder, requests, slots(slots)), slots + " slots");
        }
    }

    @ParameterizedTest
    @MethodSource("org.safefront.lm.generation.RandomModels#all")
    void anAnswerIsTheSameHoweverLongItCouldHaveBecome(ModelConfig config) {
        ModelFolder folder = RandomModels.write(directory, config, 7);
        List<GenerationRequest> requests = requests(new SplittableRandom(8));

        Map<String, Generation> shorter = together(folder, requests, new GeneratorSettings(4, MAX_LENGTH, 1));
        Map<String, Generation> longer = together(folder, requests, new GeneratorSettings(4, config.maxPositions(), 1));

        assertEquals(shorter, longer);
    }

    private static Map<String, Generation> oneByOne(ModelFolder folder, List<GenerationRequest> requests) {
        var answers = new HashMap<String, Generation>();
        try (Generator generator = Generator.open(folder, slots(1))) {
            for (GenerationRequest request : requests) {
                generator.generate(List.of(request), answer -> answers.put(answer.id(), answer), () -> false);
            }
        }
        return answers;
    }

    private static Map<String, Generation> together(
            ModelFolder folder, List<GenerationRequest> requests, GeneratorSettings settings) {
        var answers = new HashMap<String, Generation>();
        try (Generator generator = Generator.open(folder, settings)) {
            generator.generate(requests, answer -> answers.put(answer.id(), answer), () -> false);
        }
        return answers;
    }

    private static GeneratorSettings slots(int slots) {
        return new GeneratorSettings(slots, MAX_LENGTH, 1);
    }

    /** Prompts of 1 to 20 tokens and answers of 1 to 60, half of them greedy, the others sampled with seeds of their own. */
    private static List<GenerationRequest> requests(RandomGenerator random) {
        var requests = new ArrayList<GenerationRequest>();
        for (int i = 0; i < REQUESTS; i++) {
            int[] prompt = random.ints(random.nextInt(1, 21), 0, 61).toArray();
            var sampling = i % 2 == 0
                    ? SamplingParameters.greedy()
                    : new SamplingParameters(0.8, 0.9, 0, 0, random.nextLong());
            requests.add(new GenerationRequest(
                    "request " + i, TokenIds.of(prompt), sampling, random.nextInt(1, 61), Set.of(9)));
        }
        return requests;
    }
}
