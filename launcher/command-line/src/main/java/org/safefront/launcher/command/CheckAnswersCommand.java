package org.safefront.launcher.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import org.safefront.benchmark.answer.Equality;
import org.safefront.benchmark.answer.RawAnswers;
import org.safefront.benchmark.data.JsonRow;
import org.safefront.benchmark.data.JsonRows;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code safefront check-answers FILE}. */
@Command(
        name = "check-answers",
        description = {
            "Says of each row of a JSON Lines file whether its pred is the answer that its gold is. Prints each row back with",
            "equal (true, false, or null where it cannot be told) and checks, what each of two independent checkers says."
        },
        mixinStandardHelpOptions = true)
final class CheckAnswersCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "JSON Lines; rows have gold and pred, texts or numbers.")
    private Path file;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        Map<Equality, Long> verdicts = new EnumMap<>(Equality.class);
        var compared = new AtomicLong();
        var disagreed = new AtomicLong();
        JsonRows.each(file, row -> {
            RawAnswers answers = RawAnswers.compare(text(row, "gold"), text(row, "pred"));
            verdicts.merge(answers.verdict(), 1L, Long::sum);
            if (answers.symbolic() != Equality.UNDECIDED && answers.textual() != Equality.UNDECIDED) {
                compared.incrementAndGet();
                disagreed.addAndGet(answers.symbolic() == answers.textual() ? 0 : 1);
            }
            out.println(JsonRows.text(said(row.content(), answers)));
        });
        out.flush();
        spec.commandLine().getErr().println(summary(verdicts, compared.get(), disagreed.get()));
        return 0;
    }

    private static String text(JsonRow row, String field) {
        JsonNode value = row.content().path(field);
        if (!value.isTextual() && !value.isNumber()) {
            throw row.place()
                    .refuse("field " + field
                            + (value.isMissingNode() || value.isNull()
                                    ? " is missing; rows have gold and pred"
                                    : " must be a text or a number"));
        }
        return value.asText();
    }

    private static ObjectNode said(ObjectNode row, RawAnswers answers) {
        set(row, "equal", answers.verdict());
        ObjectNode checks = row.putObject("checks");
        set(checks, "symbolic", answers.symbolic());
        set(checks, "textual", answers.textual());
        return row;
    }

    private static void set(ObjectNode node, String field, Equality equality) {
        if (equality == Equality.UNDECIDED) {
            node.putNull(field);
        } else {
            node.put(field, equality == Equality.EQUAL);
        }
    }

    private static String summary(Map<Equality, Long> verdicts, long compared, long disagreed) {
        long rows = verdicts.values().stream().mapToLong(Long::longValue).sum();
        return String.format(
                Locale.ROOT,
                "%d rows: %d equal, %d different, %d undecided. The two checkers disagree on %d of %d (%.1f %%).",
                rows,
                verdicts.getOrDefault(Equality.EQUAL, 0L),
                verdicts.getOrDefault(Equality.DIFFERENT, 0L),
                verdicts.getOrDefault(Equality.UNDECIDED, 0L),
                disagreed,
                compared,
                compared == 0 ? 0.0 : 100.0 * disagreed / compared);
    }
}
