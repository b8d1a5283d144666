package org.safefront.launcher.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import org.safefront.launcher.comparison.Report;
import org.safefront.launcher.place.FrontAnswer;
import org.safefront.launcher.place.PlaceFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code safefront front FILE}. */
@Command(
        name = "front",
        description = {
            "Takes the front of anybody's numbers: rows with id, safety and reasoning, of which more is better, and, if there are,",
            "samples: for each axis a 0 or 1 for each item, or how many. Prints one JSON object. docs/fronts.md says what it means."
        },
        mixinStandardHelpOptions = true)
final class FrontCommand implements Callable<Integer> {
    private static final int LEAST_DRAWS = 100;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "JSON Lines; a name that ends with .gz is gzip.")
    private Path file;

    @Option(names = "--more", paramLabel = "FIELD", description = "A further axis, of which more is better.")
    private List<String> more = List.of();

    @Option(
            names = "--less",
            paramLabel = "FIELD",
            description = "A further axis, of which less is better, such as over-refusal or GPU hours.")
    private List<String> less = List.of();

    @Option(
            names = "--epsilon",
            paramLabel = "E",
            description = "Name all that are beaten by no more than E on both axes too.")
    private Double epsilon;

    @Option(
            names = "--replicates",
            paramLabel = "N",
            defaultValue = "2000",
            description = "How often the items are drawn anew. Default: ${DEFAULT-VALUE}.")
    private int replicates;

    @Override
    public Integer call() {
        Arguments.require(
                spec,
                replicates >= LEAST_DRAWS,
                "--replicates must be at least " + LEAST_DRAWS + ", was " + replicates);
        Arguments.require(spec, epsilon == null || epsilon >= 0, "--epsilon must be at least 0, was " + epsilon);
        var answer = FrontAnswer.of(
                PlaceFile.read(file, axes()),
                epsilon == null ? OptionalDouble.empty() : OptionalDouble.of(epsilon),
                replicates);
        PrintWriter out = spec.commandLine().getOut();
        out.println(Report.json(answer));
        out.flush();
        return 0;
    }

    private Map<String, Integer> axes() {
        var axes = new LinkedHashMap<String, Integer>();
        more.forEach(field -> axes.put(field, 1));
        for (String field : less) {
            Arguments.require(
                    spec, axes.put(field, -1) == null, field + " cannot be better for being both more and less");
        }
        return axes;
    }
}
