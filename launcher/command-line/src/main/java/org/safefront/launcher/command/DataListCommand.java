package org.safefront.launcher.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.safefront.benchmark.catalogue.Catalogue;
import org.safefront.benchmark.catalogue.DataSet;
import org.safefront.benchmark.data.DataFormat;
import org.safefront.launcher.study.FetchedData;
import org.safefront.lm.format.Sha256;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code safefront data list}. */
@Command(
        name = "list",
        description = "Shows the published data sets, and which of them are here.",
        mixinStandardHelpOptions = true)
final class DataListCommand implements Callable<Integer> {
    private static final String ROW = "%-21s %5s  %-45s %-41s %-9s %s%n";

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--into",
            paramLabel = "DIR",
            description = "Folder to look in. Default: $" + FetchedData.VARIABLE + " or ~/.cache/safefront/data.")
    private Path folder;

    @Override
    public Integer call() {
        Path where =
                Optional.ofNullable(folder).orElseGet(() -> FetchedData.here().folder());
        PrintWriter out = spec.commandLine().getOut();
        out.printf(Locale.ROOT, ROW, "NAME", "ROWS", "WHAT", "LICENCE", "TERMS", "HERE");
        for (DataSet dataSet : Catalogue.published().dataSets()) {
            out.printf(
                    Locale.ROOT,
                    ROW,
                    dataSet.name(),
                    dataSet.rows(),
                    dataSet.about(),
                    dataSet.licence(),
                    dataSet.terms().map(terms -> "to accept").orElse("none"),
                    DataFormat.find(where, dataSet.name())
                            .map(file -> here(dataSet, file))
                            .orElse("-"));
        }
        out.println();
        out.println("digit-sums is made for the pocket study, and lies in studies/pocket/benchmarks.");
        out.flush();
        return 0;
    }

    private static String here(DataSet dataSet, Path file) {
        Optional<String> published = dataSet.sha256();
        if (published.isEmpty()) {
            return file + " (SHA-256 of the published bytes not known)";
        }
        return file + (published.get().equals(Sha256.of(file)) ? "" : " (not the published bytes)");
    }
}
