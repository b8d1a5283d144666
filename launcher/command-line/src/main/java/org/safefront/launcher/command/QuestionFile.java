package org.safefront.launcher.command;

import java.nio.file.Path;
import org.safefront.benchmark.Benchmarks;
import org.safefront.benchmark.catalogue.DataSet;
import org.safefront.benchmark.probes.ProbeSets;
import org.safefront.launcher.CannotStartException;

/** A file of questions or probes, read as a study reads it. */
final class QuestionFile {
    private QuestionFile() {}

    /**
     * How many a study asks of it.
     *
     * @param name of a benchmark or of a set of probes
     * @throws org.safefront.benchmark.data.InvalidDataException naming the first row that is not as it should be
     */
    static long read(String name, Path file) {
        return ProbeSets.find(name)
                .map(probes -> probes.rows(file).size())
                .orElseGet(() -> Benchmarks.get(name).rows().items(file).size());
    }

    /** Refuses a file that does not have the rows of a data set; where it is not known which bytes these are, any number. */
    static void require(DataSet dataSet, Path file) {
        long rows = read(dataSet.name(), file);
        if (dataSet.sha256().isPresent() && rows != dataSet.rows()) {
            throw new CannotStartException(
                    file + " has " + rows + " rows, but " + dataSet.name() + " has " + dataSet.rows());
        }
    }
}
