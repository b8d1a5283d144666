package org.safefront.benchmark.exchange;

import java.util.function.Consumer;
import org.safefront.contracts.rows.BenchmarkSample;

/** Samples that may be more than memory should hold; they can be gone through again and again. */
public interface SampleSource {
    /** Hands over each, in its order. */
    void each(Consumer<BenchmarkSample> samples);
}
