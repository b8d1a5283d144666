package org.safefront.launcher.samples;

import org.safefront.contracts.rows.BenchmarkSample;
import org.safefront.statistics.SampleTable;

/**
 * A file of scored samples, counted.
 *
 * @param name as the person gave it
 * @param table its counts
 */
public record SampleFile(String name, SampleTable table) {
    private static final RecordLines<BenchmarkSample> SAMPLES = new RecordLines<>(BenchmarkSample.class);

    /**
     * Counts a file of {@link BenchmarkSample}s.
     *
     * @throws InvalidRowException naming what is wrong; a file without rows is wrong too
     */
    public static SampleFile read(String name) {
        var table = new SampleTable();
        SAMPLES.read(name, table::add);
        if (table.isEmpty()) {
            throw new InvalidRowException(name + " has no rows; nothing measured is not a score of zero");
        }
        return new SampleFile(name, table);
    }
}
