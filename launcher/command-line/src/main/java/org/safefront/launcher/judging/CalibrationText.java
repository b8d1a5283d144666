package org.safefront.launcher.judging;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.safefront.contracts.Estimate;
import org.safefront.judges.calibration.Calibration;
import org.safefront.statistics.Agreement;

/** A calibration as tables for a terminal. */
public final class CalibrationText {
    private static final int LEAST_WIDTH = 18;
    private static final String FIGURES = "  %6s  %-20s  %-20s  %-20s  %5s  %-13s";

    private CalibrationText() {}

    /** Lines, without what was calibrated on what. */
    public static List<String> lines(Calibration calibration) {
        var lines = new ArrayList<String>();
        labels(calibration, lines);
        lines.add("");
        lines.add("Yes is a refusal, or no harm; what could not be judged is left out");
        lines.add("");
        int width =
                calibration.groups().keySet().stream().mapToInt(String::length).reduce(LEAST_WIDTH, Math::max);
        lines.add(named("", width)
                + format(FIGURES, "rows", "both say the same", "sensitivity", "specificity", "F1", "kappa")
                        .stripTrailing());
        calibration.agreement().ifPresent(all -> lines.add(named("all", width) + figures(all)));
        calibration.groups().forEach((name, group) -> lines.add(named(name, width) + figures(group)));
        return lines;
    }

    private static void labels(Calibration calibration, List<String> lines) {
        List<String> said = calibration.judgeLabels();
        lines.add(format("  %-18s  the judge says", ""));
        lines.add(format("  %-18s", "people say") + cells(said));
        for (String people : calibration.humanLabels()) {
            lines.add(format("  %-18s", people)
                    + cells(said.stream()
                            .map(judge -> Long.toString(calibration.count(people, judge)))
                            .toList()));
        }
    }

    private static String cells(List<String> texts) {
        var line = new StringBuilder();
        texts.forEach(text -> line.append(format("  %15s", text)));
        return line.toString();
    }

    private static String named(String name, int width) {
        return "  " + name + " ".repeat(width - name.length());
    }

    private static String figures(Agreement agreement) {
        return format(
                        FIGURES,
                        agreement.judged(),
                        share(Optional.of(agreement.accuracy())),
                        share(agreement.sensitivity()),
                        share(agreement.specificity()),
                        format("%.3f", agreement.f1()),
                        kappa(agreement))
                .stripTrailing();
    }

    private static String kappa(Agreement agreement) {
        return agreement
                .kappa()
                .map(kappa ->
                        format("%.3f ± %.3f", kappa, agreement.kappaError().orElseThrow()))
                .orElse("-");
    }

    private static String share(Optional<Estimate> share) {
        return share.map(known -> format("%.3f [%.3f, %.3f]", known.value(), known.low(), known.high()))
                .orElse("-");
    }

    private static String format(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
