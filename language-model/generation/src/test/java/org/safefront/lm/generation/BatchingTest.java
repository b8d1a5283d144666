package org.safefront.lm.generation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.safefront.lm.format.ModelConfig;
import org.safefront.lm.format.ModelFolder;
import org.safefront.lm.format.adapter.Adapter;
import org.safefront.lm.format.adapter.LoraFactors;
import org.safefront.lm.generation.decoder.AdapterFactors;
import org.safefront.lm.generation.decoder.Precision;

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
    void anAnswerIsTheSameAloneAndInAnyCompanyWherePromptsAreReadInPieces(ModelConfig config) {
        ModelFolder folder = RandomModels.write(directory, config, 7);
        List<GenerationRequest> requests = requests(new SplittableRandom(8));

        Map<String, Generation> alone = together(folder, requests, new GeneratorSettings(1, MAX_LENGTH, 6, 1));

        for (int slots : List.of(3, 8)) {
            var settings = new GeneratorSettings(slots, MAX_LENGTH, 6, 1);
            assertEquals(alone, together(folder, requests, settings), slots + " slots");
        }
    }

    @ParameterizedTest
    @EnumSource(Precision.class)
    void anAnswerIsTheSameAloneAndInAnyCompanyInEachPrecision(Precision precision) {
        RandomModels.all().forEach(config -> {
            ModelFolder folder = RandomModels.write(directory, config, 7);
            List<GenerationRequest> requests = requests(new SplittableRandom(8));

            Map<String, Generation> alone = together(folder, requests, slots(1, precision));

            for (int slots : List.of(3, 8)) {
                assertEquals(alone, together(folder, requests, slots(slots, precision)), slots + " slots");
            }
        });
    }

    @ParameterizedTest
    @EnumSource(Precision.class)
    void anAnswerOfAnAdapterIsTheSameAloneAndInAnyCompanyInEachPrecision(Precision precision) {
        RandomModels.all().forEach(config -> {
            ModelFolder folder = RandomModels.write(directory, config, 7);
            Map<String, Adapter> adapters = Map.of("one", RandomModels.adapter(config, 2));
            var requests = new ArrayList<GenerationRequest>();
            for (GenerationRequest request : requests(new SplittableRandom(8))) {
                requests.add(by(requests.size() % 2 == 0 ? Optional.of("one") : Optional.empty(), request));
            }

            Map<String, Generation> alone = mixed(folder, adapters, requests, slots(1, precision));

            for (int slots : List.of(3, 8)) {
                Map<String, Generation> together = mixed(folder, adapters, requests, slots(slots, precision));
                assertEquals(alone, together, slots + " slots");
            }
        });
    }

    /** The prompt is read once at most for all that are there at the same time. */
    @ParameterizedTest
    @MethodSource("org.safefront.lm.generation.RandomModels#all")
    void repeatsOfAPromptAreAsIfEachHadReadIt(ModelConfig config) {
        ModelFolder folder = RandomModels.write(directory, config, 7);
        List<GenerationRequest> repeats = requests(new SplittableRandom(8)).stream()
                .flatMap(request -> IntStream.range(0, 5).mapToObj(repeat -> repeat(request, repeat)))
                .toList();

        Map<String, Generation> alone = together(folder, repeats, slots(1));

        for (int prefillTokens : List.of(3, 512)) {
            var settings = new GeneratorSettings(8, MAX_LENGTH, prefillTokens, 1);
            Map<String, Generation> expected = prefillTokens == 512
                    ? alone
                    : together(folder, repeats, new GeneratorSettings(1, MAX_LENGTH, prefillTokens, 1));
            assertEquals(expected, together(folder, repeats, settings), prefillTokens + " tokens at a time");
        }
        assertTrue(new HashSet<>(alone.values().stream().map(Generation::tokens).toList()).size() > REQUESTS);
    }

    @ParameterizedTest
    @MethodSource("org.safefront.lm.generation.RandomModels#all")
    void answersOfManyAdaptersBesideOneAnotherAreThoseOfMergedModels(ModelConfig config) {
        ModelFolder folder = RandomModels.write(directory, config, 7);
        Map<String, Adapter> adapters = Map.of(
                "small", RandomModels.adapter(config, 1, 1, List.of("mlp.up_proj")),
                "large", RandomModels.adapter(config, 2, 4, ModelConfig.PROJECTIONS));
        List<GenerationRequest> requests = requests(new SplittableRandom(8));
        var names = List.of(Optional.of("small"), Optional.<String>empty(), Optional.of("large"));
        var mixed = new ArrayList<GenerationRequest>();
        for (int i = 0; i < requests.size(); i++) {
            mixed.add(by(names.get(i % names.size()), requests.get(i)));
        }

        var expected = new HashMap<String, Generation>();
        for (Optional<String> name : names) {
            List<GenerationRequest> own = mixed.stream()
                    .filter(request -> request.adapter().equals(name))
                    .map(request -> by(Optional.empty(), request))
                    .toList();
            try (Generator merged = name.map(adapters::get)
                    .map(adapter -> Generator.open(folder, adapter, slots(4)))
                    .orElseGet(() -> Generator.open(folder, slots(4)))) {
                merged.generate(own, answer -> expected.put(answer.id(), answer), () -> false);
            }
        }

        for (int slots : List.of(1, 3, 8)) {
            assertEquals(expected, mixed(folder, adapters, mixed, slots(slots)), slots + " slots");
        }
    }

    @Test
    void adaptersComeAndGoWhileTheBatchRuns() {
        ModelConfig config = RandomModels.qwen2();
        ModelFolder folder = RandomModels.write(directory, config, 7);
        Adapter adapter = RandomModels.adapter(config, 2);
        List<GenerationRequest> requests = requests(new SplittableRandom(8)).subList(0, 12);
        List<GenerationRequest> adapted = requests.stream()
                .map(request -> by(Optional.of("late"), request))
                .toList();
        Map<String, Generation> expected = mixed(folder, Map.of("late", adapter), adapted, slots(1));
        var answers = new HashMap<String, Generation>();
        var waiting = new ArrayDeque<>(adapted);

        try (Generator generator =
                Generator.open(folder, AdapterFactors.of(adapter, config).modules(), slots(3))) {
            generator.generate(
                    () -> {
                        if (waiting.size() == adapted.size()) {
                            generator.load("late", adapter);
                        }
                        Optional<GenerationRequest> next = Optional.ofNullable(waiting.poll());
                        if (next.isEmpty()) {
                            // Rows that it has begun are finished by it.
                            generator.unload("late");
                        }
                        return next;
                    },
                    answer -> answers.put(answer.id(), answer),
                    () -> false);

            var refusal = assertThrows(
                    IllegalArgumentException.class,
                    () -> generator.generate(List.of(adapted.get(0)), answer -> {}, () -> false));
            assertEquals("adapter late is not loaded; there are []", refusal.getMessage());
        }

        assertEquals(expected, answers);
    }

    @Test
    void anAdapterOfOtherModulesIsRefused() {
        ModelConfig config = RandomModels.qwen2();
        ModelFolder folder = RandomModels.write(directory, config, 7);
        try (Generator generator = Generator.open(folder, Set.of("model.layers.0.mlp.up_proj"), slots(1))) {
            Adapter adapter = RandomModels.adapter(config, 1, 1, List.of("mlp.up_proj"));

            var refusal = assertThrows(IllegalArgumentException.class, () -> generator.load("wider", adapter));

            assertEquals(
                    "adapter wider changes model.layers.1.mlp.up_proj, for which this generator was not opened",
                    refusal.getMessage());
        }
    }

    private static Map<String, Generation> mixed(
            ModelFolder folder,
            Map<String, Adapter> adapters,
            List<GenerationRequest> requests,
            GeneratorSettings settings) {
        Set<String> adaptable = adapters.values().stream()
                .flatMap(adapter -> adapter.factors().stream())
                .map(LoraFactors::module)
                .collect(Collectors.toSet());
        var answers = new HashMap<String, Generation>();
        try (Generator generator = Generator.open(folder, adaptable, settings)) {
            adapters.forEach(generator::load);
            generator.generate(requests, answer -> answers.put(answer.id(), answer), () -> false);
        }
        return answers;
    }

    private static GenerationRequest by(Optional<String> adapter, GenerationRequest request) {
        return new GenerationRequest(
                request.id(), adapter, request.prompt(), request.sampling(), request.limits(), false);
    }

    private static GenerationRequest repeat(GenerationRequest request, int repeat) {
        return new GenerationRequest(
                request.id() + "/" + repeat,
                request.prompt(),
                new SamplingParameters(
                        1, 1, 0, 0, 100 * repeat + request.limits().maxTokens()),
                request.limits().maxTokens(),
                request.limits().stopTokens());
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

    private static GeneratorSettings slots(int slots, Precision precision) {
        return new GeneratorSettings(slots, MAX_LENGTH, 6, 1, precision);
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
