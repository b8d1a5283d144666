package org.safefront.launcher.command;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.safefront.benchmark.exchange.ForeignSample;
import org.safefront.benchmark.exchange.Mark;
import org.safefront.benchmark.exchange.StatedScore;
import org.safefront.statistics.QuestionScore;

/** Makes the scores that a harness states once more, of the samples that were read, and says whether they are the same. */
final class ScoreCheck {
    /** Four decimals are shown; scores that are further apart than this do not look the same. */
    private static final double ROUNDING = 1e-4;

    private final Map<String, Map<String, QuestionScore>> marks = new LinkedHashMap<>();

    /** Counts a sample as its harness does. */
    void add(ForeignSample sample) {
        for (Mark mark : sample.marks()) {
            marks.computeIfAbsent(mark.score(), score -> new LinkedHashMap<>())
                    .merge(
                            sample.item(),
                            new QuestionScore(sample.item(), mark.correct() ? 1 : 0, 1),
                            (all, one) -> new QuestionScore(
                                    all.item(), all.correct() + one.correct(), all.samples() + one.samples()));
        }
    }

    /** A line or two for each score, and one for all that cannot be made of the samples. */
    List<String> against(List<StatedScore> stated) {
        var lines = new ArrayList<String>();
        var others = new ArrayList<String>();
        for (StatedScore score : stated) {
            List<Double> ours = ours(score);
            if (ours.isEmpty()) {
                others.add(score.name());
            } else {
                lines.addAll(lines(score, ours));
            }
        }
        if (!others.isEmpty()) {
            lines.add("Stated, but not to be made of what is read here: " + String.join("; ", others));
        }
        return lines;
    }

    /** What the score is a mean of: questions, or samples. */
    private List<Double> ours(StatedScore score) {
        Collection<QuestionScore> questions =
                marks.getOrDefault(score.marks(), Map.of()).values();
        if (score.k().isEmpty()) {
            return List.of();
        }
        int k = score.k().getAsInt();
        long samples = questions.stream().mapToLong(QuestionScore::samples).sum();
        // Inspect can leave repeats as they are, and so do we in what we export: then no question has a mean of its
        // own.
        if (k == 1 && score.n().isPresent() && score.n().getAsLong() == samples) {
            return questions.stream().flatMap(ScoreCheck::each).toList();
        }
        return questions.stream()
                .flatMap(question -> question.passAt(k).stream().boxed())
                .toList();
    }

    private static Stream<Double> each(QuestionScore question) {
        return IntStream.range(0, question.samples()).mapToObj(sample -> sample < question.correct() ? 1.0 : 0.0);
    }

    private static List<String> lines(StatedScore score, List<Double> ours) {
        double value = ours.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
        boolean same = Math.abs(score.value() - value) <= ROUNDING;
        var lines = new ArrayList<String>();
        lines.add(String.format(
                Locale.ROOT,
                "%s%s: stated %.4f, of the samples %.4f",
                same ? "" : "Warning: ",
                score.name(),
                score.value(),
                value));
        if (score.n().orElse(ours.size()) != ours.size()) {
            lines.add(
                    "Warning: " + score.name() + ": stated of " + score.n().getAsLong() + ", there are " + ours.size());
        }
        return lines;
    }
}
