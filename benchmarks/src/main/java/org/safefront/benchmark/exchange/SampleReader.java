package org.safefront.benchmark.exchange;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/** Reads the samples of one format. */
interface SampleReader {
    void each(Path file, Consumer<ForeignSample> samples) throws IOException;

    /** The score that the file, or one beside it, states of these samples, if it states one that can be counted again. */
    default Optional<StatedScore> stated(Path file) throws IOException {
        return Optional.empty();
    }
}
