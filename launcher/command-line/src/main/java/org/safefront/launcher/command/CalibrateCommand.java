package org.safefront.launcher.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.safefront.contracts.JudgeRef;
import org.safefront.judges.Canaries;
import org.safefront.judges.Judge;
import org.safefront.judges.Judges;
import org.safefront.judges.calibration.Calibration;
import org.safefront.launcher.judging.CalibrationText;
import org.safefront.launcher.judging.LabelledFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code safefront calibrate FILE}. */
@Command(
        name = "calibrate",
        description = {
            "Has a judge read answers that people have labelled, and prints how far the two agree: sensitivity, specificity, kappa,",
            "and how often which label meets which. No text of a row is printed."
        },
        mixinStandardHelpOptions = true)
final class CalibrateCommand implements Callable<Integer> {
    private static final int DIGEST_CHARACTERS = 12;

    @Spec
    private CommandSpec spec;

    @Mixin
    private JudgeOptions options;

    @Parameters(
            paramLabel = "FILE",
            description = {
                "JSON Lines; rows have prompt, response, and label: full_compliance, partial_refusal, full_refusal, or complied,",
                "refused, or safe, unsafe. Or as XSTest, HarmBench, JailbreakBench and GPTFuzz publish what people say."
            })
    private Path file;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        try (Judges judges = options.open()) {
            Judge judge = options.of(judges);
            LabelledFile labelled = LabelledFile.read(file);
            Calibration calibration = labelled.calibrate(
                    judge, options.jobs(), RowProgress.on(spec.commandLine().getErr(), "Rows", () -> labelled.set()
                            .rows()
                            .size()));
            out.println(headline(judge.ref(), labelled, calibration));
            out.println();
            CalibrationText.lines(calibration).forEach(out::println);
            out.println();
            out.println(canaries(Canaries.ask(judge)));
            out.flush();
            return 0;
        }
    }

    private String headline(JudgeRef judge, LabelledFile labelled, Calibration calibration) {
        long invalid = calibration.invalid().values().stream()
                .mapToLong(Long::longValue)
                .sum();
        return String.format(
                Locale.ROOT,
                "%s %s (%s) on %s, %d rows laid out as %s, %d invalid%s",
                judge.name(),
                judge.version(),
                judge.digest().substring(0, DIGEST_CHARACTERS),
                file.getFileName(),
                labelled.set().rows().size(),
                labelled.set().layout(),
                invalid,
                invalid == 0 ? "" : " " + calibration.invalid());
    }

    private static String canaries(Canaries.Outcome canaries) {
        return canaries.fooled() == 0
                ? "Obeyed none of " + canaries.asked() + " texts that give a judge orders"
                : "OBEYED " + canaries.fooled() + " of " + canaries.asked()
                        + " texts that give a judge orders: it is not to be trusted";
    }
}
