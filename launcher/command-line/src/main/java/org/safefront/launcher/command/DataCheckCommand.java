package org.safefront.launcher.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.safefront.benchmark.catalogue.Catalogue;
import org.safefront.benchmark.catalogue.DataSet;
import org.safefront.lm.format.Sha256;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code safefront data check NAME FILE}. */
@Command(
        name = "check",
        description =
                "Reads a file as a benchmark would: names the first row that is wrong, or says that all are right.",
        mixinStandardHelpOptions = true)
final class DataCheckCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "NAME", description = "Of the benchmark.")
    private String name;

    @Parameters(
            index = "1",
            paramLabel = "FILE",
            description = "With one of the endings .jsonl, .jsonl.gz, .json, .csv and .parquet.")
    private Path file;

    @Override
    public Integer call() {
        long rows = QuestionFile.read(name, file);
        PrintWriter out = spec.commandLine().getOut();
        out.println(file + ": " + rows + " rows, all can be read as " + name);
        published().ifPresent(dataSet -> out.println(compare(dataSet)));
        out.flush();
        return 0;
    }

    private Optional<DataSet> published() {
        return Catalogue.published().dataSets().stream()
                .filter(dataSet -> dataSet.name().equals(name))
                .findFirst();
    }

    private String compare(DataSet dataSet) {
        String sha256 = Sha256.of(file);
        return sha256.equals(dataSet.sha256())
                ? "SHA-256 " + sha256 + ", as published"
                : "SHA-256 " + sha256 + ", not the published file, which has " + dataSet.rows() + " rows and "
                        + dataSet.sha256();
    }
}
