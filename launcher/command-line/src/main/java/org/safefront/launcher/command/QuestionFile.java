package org.safefront.launcher.command;

import java.nio.file.Path;
import org.safefront.benchmark.Benchmarks;
import org.safefront.benchmark.catalogue.DataSet;
import org.safefront.launcher.CannotStartException;

/** A file of questions, read as its benchmark reads it. */
final class QuestionFile {
    private QuestionFile() {}

    /**
     * How many questions it has.
     *
     * @param benchmark by name
     * @throws org.safefront.benchmark.data.InvalidDataException naming the first row that is not as it should be
     */
    static long read(String benchmark, Path file) {
        return Benchmarks.get(benchmark).rows().items(file).size();
    }

    /** Refuses a file that does not have the rows of a data set. */
    static void require(DataSet dataSet, Path file) {
        long rows = read(dataSet.name(), file);
        if (rows != dataSet.rows()) {
            throw new CannotStartException(
                    file + " has " + rows + " rows, but " + dataSet.name() + " has " + dataSet.rows());
        }
    }
}
