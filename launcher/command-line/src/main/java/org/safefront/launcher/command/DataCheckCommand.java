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
                "Reads a file as a benchmark or a set of probes would: names the first row that is wrong, or says that all are right.",
        mixinStandardHelpOptions = true)
final class DataCheckCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "NAME", description = "Of the benchmark or the set of probes.")
    private String name;

    @Parameters(
            index = "1",
            paramLabel = "FILE",
            description = "With one of the endings .jsonl, .jsonl.gz, .json, .csv, .tsv and .parquet.")
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
        String verdict = dataSet.sha256()
                .map(published -> sha256.equals(published)
                        ? "as published"
                        : "not the published file, which has " + dataSet.rows() + " rows and " + published)
                .orElse("that of the published file is not known here");
        return "SHA-256 " + sha256 + ", " + verdict;
    }
}
