package org.safefront.statistics;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One run of a benchmark on one training of a recipe.
 *
 * @param trainSeed with which the checkpoint was trained
 * @param decodeSeed with which its answers were drawn
 * @param scores of the questions
 */
public record SeededRun(long trainSeed, long decodeSeed, QuestionScores scores) {
    Set<String> items() {
        return scores.questions().stream().map(QuestionScore::item).collect(Collectors.toSet());
    }

    /** Rates in the order of these items. */
    List<Double> rates(List<String> items) {
        Map<String, Double> rates =
                scores.questions().stream().collect(Collectors.toMap(QuestionScore::item, QuestionScore::rate));
        return items.stream().map(rates::get).toList();
    }

    String name() {
        return "train seed " + trainSeed + ", decode seed " + decodeSeed;
    }
}
