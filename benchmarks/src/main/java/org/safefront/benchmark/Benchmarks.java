package org.safefront.benchmark;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The benchmarks that this service knows. */
public final class Benchmarks {
    private static final Map<String, Benchmark> ALL = byName(List.of(
            DigitSums.BENCHMARK,
            Aime.OF_2024,
            Aime.OF_2025,
            Gsm8k.BENCHMARK,
            Math500.BENCHMARK,
            GpqaDiamond.BENCHMARK,
            HumanEval.BENCHMARK,
            HumanEvalPlus.BENCHMARK,
            Mbpp.BENCHMARK,
            MbppPlus.BENCHMARK));

    private Benchmarks() {}

    /**
     * The benchmark of that name.
     *
     * @throws UnknownBenchmarkException naming those that there are
     */
    public static Benchmark get(String name) {
        return Optional.ofNullable(ALL.get(name)).orElseThrow(() -> new UnknownBenchmarkException(name, ALL.keySet()));
    }

    private static Map<String, Benchmark> byName(List<Benchmark> benchmarks) {
        var byName = new TreeMap<String, Benchmark>();
        benchmarks.forEach(benchmark -> byName.put(benchmark.name(), benchmark));
        return byName;
    }
}
