package org.safefront.launcher.command;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.safefront.launcher.comparison.RepeatabilityText;
import org.safefront.launcher.comparison.RepeatedRuns;
import org.safefront.launcher.comparison.Report;
import org.safefront.launcher.comparison.SeededFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code safefront repeatability TRAINSEED:DECODESEED:FILE...}. */
@Command(
        name = "repeatability",
        description = {
            "How far two runs of one recipe come apart by chance, and whether by training or by drawing answers.",
            "For each train seed as many decode seeds. docs/benchmarks.md says what each number means."
        },
        mixinStandardHelpOptions = true)
final class RepeatabilityCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(
            arity = "2..*",
            paramLabel = "TRAINSEED:DECODESEED:FILE",
            description = "Samples of one run, and the seeds of its training and of its answers.")
    private List<String> runs;

    @Option(names = "--json", description = "Print one JSON object instead of tables.")
    private boolean json;

    @Override
    public Integer call() {
        var result = RepeatedRuns.of(runs.stream().map(this::file).toList());
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(Report.json(result));
        } else {
            RepeatabilityText.lines(result).forEach(line -> out.println(line.stripTrailing()));
        }
        out.flush();
        return 0;
    }

    private SeededFile file(String run) {
        try {
            return SeededFile.parse(run);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }
}
