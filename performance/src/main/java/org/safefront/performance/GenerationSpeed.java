package org.safefront.performance;

import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.safefront.lm.format.ModelConfig;
import org.safefront.lm.format.ModelFolder;
import org.safefront.lm.format.adapter.Adapter;
import org.safefront.lm.format.adapter.AdapterConfig;
import org.safefront.lm.format.adapter.LoraFactors;
import org.safefront.lm.generation.GenerationRequest;
import org.safefront.lm.generation.Generator;
import org.safefront.lm.generation.GeneratorSettings;
import org.safefront.lm.generation.TokenIds;

/** Generation against the limits of the machine, and batches against what they replace. One thread, processor time. */
final class GenerationSpeed {
    private static final int TEXTS = 128;
    private static final int ADAPTERS = 8;
    private static final int EACH = 16;
    private static final int SLOTS = 32;
    private static final int FEWER_SLOTS = 16;
    private static final int REPEATED_PROMPT = 200;
    private static final double GIGA = 1e9;
    private static final double MILLI = 1e-3;

    private final ModelFolder model;
    private final ModelConfig config;
    private final Path folder;

    private GenerationSpeed(Path folder, Workload workload, Path tokenizer) {
        this.folder = folder;
        this.model = workload.write(folder.resolve("model"), tokenizer);
        this.config = workload.config();
    }

    /** Told a folder for models, small or large, and a folder with the tokenizer of the pocket study. */
    public static void main(String[] arguments) throws IOException {
        Path folder = Files.createDirectories(Path.of(arguments[0]));
        boolean large = arguments[1].equals("large");
        var speed = new GenerationSpeed(
                folder, large ? Workload.GENERATION : Workload.SMALL_GENERATION, Path.of(arguments[2]));
        Figures.say(
                "%d layers, hidden %d, %d parameters, float32, one thread",
                speed.config.layers(), speed.config.hiddenSize(), speed.config.parameters());
        if (large) {
            speed.reportLimits();
        }
        speed.reportContinuous();
        speed.reportAdapters(large ? "2.5" : "2.0", large ? "1.4" : "1.2");
        speed.reportRepeats();
        speed.reportNewAdapter();
    }

    private void reportLimits() {
        double bandwidth = MemoryBandwidth.rate();
        double rate = MatrixProduct.rate();
        // A step reads every weight once but the embedding, of which it reads a row, and which is the output where
        // tied.
        double bytes = Float.BYTES * (double) config.parameters();
        double flops = 2.0 * config.parameters() * SLOTS;
        try (Generator generator = open(Set.of(), SLOTS, 1)) {
            double one = step(generator, 1);
            double many = step(generator, SLOTS);
            Figures.say("memory read by one thread:             %.1f GB/s", bandwidth / GIGA);
            Figures.say("matrix product, 1024 cubed, the best:  %.1f GFLOP/s", rate / GIGA);
            Figures.say("step of 1 row:                         %.1f ms", one / MILLI);
            Figures.say("  bound: %.0f MB at that rate:          %.1f ms", bytes / 1e6, bytes / bandwidth / MILLI);
            Figures.say("  share of the bound (at least 0.90):  %.2f", bytes / bandwidth / one);
            Figures.say("step of %d rows:                       %.1f ms", SLOTS, many / MILLI);
            Figures.say("  bound: %.1f GFLOP at that rate:      %.1f ms", flops / GIGA, flops / rate / MILLI);
            Figures.say("  share of the bound (at least 0.70):  %.2f", flops / rate / many);
        }
        double single = wallOfAStep(1);
        double both = wallOfAStep(2);
        Figures.say("two threads, time on the wall (1.4):   %.2f times as fast", single / both);
    }

    /** Processor time of a step of so many rows, the best of many: between runs of 40 and of 8 tokens. */
    private double step(Generator generator, int rows) {
        int few = 8;
        int more = 40;
        double best = Double.MAX_VALUE;
        for (int round = 0; round < 5; round++) {
            double shorter = ProcessorTime.of(() -> steps(rows, few).answers(generator));
            double longer = ProcessorTime.of(() -> steps(rows, more).answers(generator));
            best = Math.min(best, (longer - shorter) / (more - few));
        }
        return best;
    }

    private double wallOfAStep(int threads) {
        double best = Double.MAX_VALUE;
        try (Generator generator = open(Set.of(), SLOTS, threads)) {
            steps(SLOTS, 4).answers(generator);
            for (int round = 0; round < 5; round++) {
                long start = System.nanoTime();
                steps(SLOTS, 16).answers(generator);
                best = Math.min(best, (System.nanoTime() - start) / GIGA);
            }
        }
        return best;
    }

    private Texts steps(int rows, int tokens) {
        int[] prompt = new Random(3).ints(16, 0, config.vocabularySize()).toArray();
        return new Texts(Texts.repeated(prompt, rows).requests().stream()
                .map(request ->
                        new GenerationRequest(request.id(), request.prompt(), request.sampling(), tokens, Set.of()))
                .toList());
    }

    private void reportContinuous() {
        Texts texts = Texts.random(TEXTS, config.vocabularySize(), 1);
        Map<String, TokenIds> alone;
        try (Generator generator = open(Set.of(), 1, 1)) {
            alone = texts.answers(generator);
        }
        for (int slots : List.of(FEWER_SLOTS, SLOTS)) {
            try (Generator generator = open(Set.of(), slots, 1)) {
                texts.groups(slots).get(0).answers(generator);
                var same = new ArrayList<Boolean>();
                double continuous = timed(() -> texts.answers(generator), alone, same);
                double fixed = timed(() -> texts.answersOfStaticBatches(generator, slots), alone, same);
                Figures.say(
                        "%d texts, %d slots: static over continuous (at least %s): %.2f (%.1f s, %.1f s), texts equal: %s",
                        TEXTS,
                        slots,
                        slots == SLOTS ? "2.6" : "2.3",
                        fixed / continuous,
                        fixed,
                        continuous,
                        same.stream().allMatch(equal -> equal));
            }
        }
    }

    private void reportAdapters(String overStatic, String overContinuous) {
        List<Adapter> adapters = IntStream.range(0, ADAPTERS)
                .mapToObj(seed -> upProjections(config, seed))
                .toList();
        List<Texts> texts =
                Texts.random(ADAPTERS * EACH, config.vocabularySize(), 2).groups(EACH);
        var expected = new HashMap<String, TokenIds>();
        var same = new ArrayList<Boolean>();
        double fixed = 0;
        double continuous = 0;
        for (int i = 0; i < ADAPTERS; i++) {
            Texts own = texts.get(i);
            try (Generator merged =
                    Generator.open(model, adapters.get(i), new GeneratorSettings(SLOTS, Texts.LONGEST, 1))) {
                Map<String, TokenIds> answers = own.answers(merged);
                expected.putAll(answers);
                continuous += timed(() -> own.answers(merged), answers, same);
                fixed += timed(() -> own.answersOfStaticBatches(merged, EACH), answers, same);
            }
        }
        double together = together(adapters, texts, expected, same);
        boolean equal = same.stream().allMatch(each -> each);
        Figures.say(
                "%d adapters, %d texts each, in one batch: %.1f s, texts equal: %s", ADAPTERS, EACH, together, equal);
        Figures.say("  one static run each (at least %s):   %.2f (%.1f s)", overStatic, fixed / together, fixed);
        Figures.say(
                "  one continuous run each (at least %s): %.2f (%.1f s)",
                overContinuous, continuous / together, continuous);
    }

    private double together(
            List<Adapter> adapters, List<Texts> texts, Map<String, TokenIds> expected, List<Boolean> same) {
        try (Generator generator = open(modules(adapters), SLOTS, 1)) {
            for (int i = 0; i < ADAPTERS; i++) {
                generator.load("adapter " + i, adapters.get(i));
            }
            var mixed = new ArrayList<GenerationRequest>();
            // In turns, so that neighbours have different adapters.
            for (int i = 0; i < EACH; i++) {
                for (int adapter = 0; adapter < ADAPTERS; adapter++) {
                    mixed.add(texts.get(adapter)
                            .by("adapter " + adapter)
                            .requests()
                            .get(i));
                }
            }
            new Texts(mixed.subList(0, SLOTS)).answers(generator);
            return timed(() -> new Texts(mixed).answers(generator), expected, same);
        }
    }

    private void reportRepeats() {
        var random = new Random(4);
        Supplier<int[]> prompt =
                () -> random.ints(REPEATED_PROMPT, 0, config.vocabularySize()).toArray();
        try (Generator generator = open(Set.of(), SLOTS, 1)) {
            Texts.repeated(prompt.get(), 2).answers(generator);
            double best = Double.MAX_VALUE;
            double each = Double.MAX_VALUE;
            for (int round = 0; round < 5; round++) {
                int[] repeated = prompt.get();
                var others = new Texts(IntStream.range(0, SLOTS)
                        .mapToObj(
                                i -> Texts.repeated(prompt.get(), 1).requests().get(0))
                        .toList());
                double one = ProcessorTime.of(() -> Texts.repeated(repeated, 1).answers(generator));
                double all =
                        ProcessorTime.of(() -> Texts.repeated(repeated, SLOTS).answers(generator));
                best = Math.min(best, (all - one) / (SLOTS - 1));
                each = Math.min(each, ProcessorTime.of(() -> others.answers(generator)) / SLOTS);
            }
            Figures.say("a prompt of %d tokens, read:           %.2f ms", REPEATED_PROMPT, each / MILLI);
            Figures.say("  repeated:                            %.3f ms", best / MILLI);
            Figures.say("  how much cheaper (at least 50):      %.0f", each / best);
        }
    }

    private void reportNewAdapter() {
        List<Adapter> adapters = IntStream.range(0, ADAPTERS / 2)
                .mapToObj(i -> upProjections(config, 100 + i))
                .toList();
        Figures.say(
                "first token of a new adapter on a warm worker (at most 300 ms): %.0f ms",
                new WarmWorker(folder, model).slowest(adapters) / MILLI);
    }

    private Generator open(Set<String> adaptable, int slots, int threads) {
        return Generator.open(model, adaptable, new GeneratorSettings(slots, Texts.LONGEST, threads));
    }

    private static double timed(
            Supplier<Map<String, TokenIds>> texts, Map<String, TokenIds> expected, List<Boolean> same) {
        var written = new HashMap<String, TokenIds>();
        double time = ProcessorTime.of(() -> written.putAll(texts.get()));
        same.add(written.equals(expected));
        return time;
    }

    private static Set<String> modules(List<Adapter> adapters) {
        return adapters.stream()
                .flatMap(adapter -> adapter.factors().stream())
                .map(LoraFactors::module)
                .collect(Collectors.toSet());
    }

    /** Rank 1 on the up projections of all layers. */
    private static Adapter upProjections(ModelConfig config, long seed) {
        var random = new Random(seed);
        int inputs = config.hiddenSize();
        int outputs = config.intermediateSize();
        List<LoraFactors> factors = IntStream.range(0, config.layers())
                .mapToObj(layer -> new LoraFactors(
                        "model.layers." + layer + ".mlp.up_proj",
                        1,
                        inputs,
                        outputs,
                        1,
                        numbers(random, inputs),
                        numbers(random, outputs)))
                .toList();
        return new Adapter(
                new AdapterConfig("base", 1, 1, false, 0, List.of("up_proj"), Optional.empty(), Map.of()), factors);
    }

    private static FloatBuffer numbers(Random random, int count) {
        var numbers = new float[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = (float) (0.1 * random.nextGaussian());
        }
        return FloatBuffer.wrap(numbers);
    }
}
