package org.safefront.benchmark.exchange;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Reads the samples of one format. */
interface SampleReader {
    void each(Path file, Consumer<ForeignSample> samples) throws IOException;
}
