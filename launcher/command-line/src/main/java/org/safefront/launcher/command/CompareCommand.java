package org.safefront.launcher.command;

import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.safefront.launcher.comparison.Comparison;
import org.safefront.launcher.comparison.ComparisonSettings;
import org.safefront.launcher.comparison.ComparisonText;
import org.safefront.launcher.comparison.Report;
import org.safefront.launcher.samples.SampleFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code safefront compare BASE OTHER...}. */
@Command(
        name = "compare",
        description = {
            "Scores files of samples, and compares each with the first of them, question by question.",
            "Rows are those that an evaluation writes, one JSON object a line. docs/benchmarks.md says what each number means."
        },
        mixinStandardHelpOptions = true)
final class CompareCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "BASE", description = "Samples to compare with; - for standard input.")
    private String base;

    @Parameters(index = "1..*", arity = "1..*", paramLabel = "OTHER", description = "Samples that are compared.")
    private List<String> others;

    @Option(names = "--k", split = ",", paramLabel = "K", description = "For pass@K and maj@K; else all samples.")
    private List<Integer> subsets;

    @Option(
            names = "--delta",
            paramLabel = "D",
            description = "Say how many questions would find a true difference of D, for instance 0.02.")
    private Double delta;

    @Option(
            names = "--bootstrap",
            paramLabel = "DRAWS",
            description =
                    "Draw the questions anew so often, at least 100, and tell errors and intervals from that too.")
    private Integer draws;

    @Option(
            names = "--common-only",
            description = "Compare questions that both files have, and say how many are left. Else others are refused.")
    private boolean commonOnly;

    @Option(
            names = "--seed",
            defaultValue = "1",
            paramLabel = "SEED",
            description = "For whatever is drawn at random. Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Option(names = "--json", description = "Print one JSON object instead of tables.")
    private boolean json;

    @Override
    public Integer call() {
        List<Integer> ks = Optional.ofNullable(subsets).orElse(List.of());
        ks.forEach(k -> Arguments.require(spec, k >= 1, "--k must be at least 1, was " + k));
        Arguments.require(
                spec, delta == null || (delta > 0 && delta < 1), "--delta must be between 0 and 1, was " + delta);
        Arguments.require(spec, draws == null || draws >= 100, "--bootstrap must be at least 100, was " + draws);
        OptionalInt bootstrap = draws == null ? OptionalInt.empty() : OptionalInt.of(draws);
        OptionalDouble wanted = delta == null ? OptionalDouble.empty() : OptionalDouble.of(delta);
        List<SampleFile> files = Stream.concat(Stream.of(base), others.stream())
                .map(SampleFile::read)
                .toList();
        var comparison = Comparison.of(files, new ComparisonSettings(commonOnly, ks, seed, wanted, bootstrap));
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(Report.json(comparison));
        } else {
            ComparisonText.lines(comparison).forEach(line -> out.println(line.stripTrailing()));
        }
        out.flush();
        return 0;
    }
}
