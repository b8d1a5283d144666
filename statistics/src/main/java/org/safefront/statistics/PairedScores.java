package org.safefront.statistics;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/**
 * Two checkpoints on the questions that both were asked.
 *
 * @param pairs in the order of the base's questions
 * @param onlyBase questions that only the base was asked; nothing below looks at them
 * @param onlyOther questions that only the other was asked
 */
public record PairedScores(List<Pair> pairs, List<String> onlyBase, List<String> onlyOther) {
    /** One question, asked to both. */
    public record Pair(QuestionScore base, QuestionScore other) {
        /** Rate of the other less that of the base. */
        public double difference() {
            return other.rate() - base.rate();
        }
    }

    public PairedScores {
        pairs = List.copyOf(pairs);
        onlyBase = List.copyOf(onlyBase);
        onlyOther = List.copyOf(onlyOther);
    }

    /** Pairs questions by their ids. */
    public static PairedScores of(QuestionScores base, QuestionScores other) {
        Map<String, QuestionScore> others =
                other.questions().stream().collect(Collectors.toMap(QuestionScore::item, Function.identity()));
        var pairs = new ArrayList<Pair>();
        var onlyBase = new ArrayList<String>();
        var paired = new HashSet<String>();
        for (QuestionScore question : base.questions()) {
            if (others.containsKey(question.item())) {
                pairs.add(new Pair(question, others.get(question.item())));
                paired.add(question.item());
            } else {
                onlyBase.add(question.item());
            }
        }
        return new PairedScores(pairs, onlyBase, without(other, paired));
    }

    private static List<String> without(QuestionScores scores, Set<String> paired) {
        return scores.questions().stream()
                .map(QuestionScore::item)
                .filter(item -> !paired.contains(item))
                .toList();
    }

    /**
     * Other less base, question by question.
     *
     * @throws NoCommonQuestionsException if there are no pairs
     */
    public PairedDifference difference() {
        if (pairs.isEmpty()) {
            throw new NoCommonQuestionsException(onlyBase, onlyOther);
        }
        return PairedDifference.of(pairs);
    }

    /**
     * Permutation test of the same difference.
     *
     * @param random for draws, where the signs are too many to count
     */
    public SignFlips signFlips(RandomGenerator random) {
        return SignFlips.of(pairs, random);
    }

    /** Exact McNemar test; absent unless both were asked each question once. */
    public OptionalDouble mcNemar() {
        boolean once = pairs.stream().allMatch(pair -> pair.base.samples() == 1 && pair.other.samples() == 1);
        if (!once) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(McNemar.exact(worse(), better()));
    }

    /** Questions on which the other scored less than the base. */
    public int worse() {
        return (int) pairs.stream().filter(pair -> pair.difference() < 0).count();
    }

    /** Questions on which it scored more. */
    public int better() {
        return (int) pairs.stream().filter(pair -> pair.difference() > 0).count();
    }
}
