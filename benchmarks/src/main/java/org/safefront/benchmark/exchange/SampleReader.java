package org.safefront.benchmark.exchange;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** Reads the samples of one format. */
interface SampleReader {
    void each(Path file, Consumer<ForeignSample> samples) throws IOException;

    /** The scores that stand above or beside the samples of a file; none where the format has no place for them. */
    default List<StatedScore> stated(Path file) throws IOException {
        return List.of();
    }
}
