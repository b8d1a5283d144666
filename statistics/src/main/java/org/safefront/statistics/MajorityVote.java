package org.safefront.statistics;

import java.util.Collection;
import java.util.List;
import java.util.OptionalDouble;
import org.safefront.contracts.Require;

/**
 * The answers to one question as votes.
 *
 * <p>Correct answers are one party however they are spelled, for the checker has found each of them equal to gold. Wrong
 * answers are one party for each spelling. Where wrong answers that mean the same are spelled differently their votes
 * are split, so the score is then somewhat too high.
 *
 * @param correct votes for the right answer
 * @param wrong votes for each of the wrong answers
 * @param abstained samples without an answer; they are drawn like others and vote for nothing
 */
record MajorityVote(int correct, List<Integer> wrong, int abstained) {
    MajorityVote {
        Require.atLeast("correct", 0, correct);
        wrong = List.copyOf(wrong);
        wrong.forEach(votes -> Require.atLeast("votes", 1, votes));
        Require.atLeast("abstained", 0, abstained);
        Require.atLeast("samples", 1, correct + sum(wrong) + abstained);
    }

    /**
     * Probability that the right answer wins among {@code k} of the samples, drawn without replacement: the exact mean
     * over all subsets. Of parties with equally many votes each wins equally often. Where nobody votes nothing is won.
     * Absent for fewer samples than k.
     *
     * <p>Wang et al., arXiv 2203.11171 (self-consistency), take the majority; the mean over subsets is what drawing them
     * again and again would come to.
     */
    OptionalDouble winsAmong(int k) {
        Require.atLeast("k", 1, k);
        int all = correct + sum(wrong) + abstained;
        if (k > all) {
            return OptionalDouble.empty();
        }
        double wins = 0;
        for (int votes = 1; votes <= Math.min(k, correct); votes++) {
            double drawn = Subsets.probability(all, correct, k, votes);
            if (drawn > 0) {
                wins += drawn * new Opponents(votes, k - votes, all - correct).share(wrong);
            }
        }
        return OptionalDouble.of(Math.min(1, wins));
    }

    private static int sum(Collection<Integer> votes) {
        return votes.stream().mapToInt(Integer::intValue).sum();
    }

    /**
     * What is left of the win once the others have voted.
     *
     * @param votes of the right answer
     * @param draws left for all others
     * @param samples of all others
     */
    private record Opponents(int votes, int draws, int samples) {
        /** Party by party: probability of each number of draws used up and of parties that have come level. */
        double share(List<Integer> parties) {
            double[][] reached = new double[draws + 1][parties.size() + 1];
            reached[0][0] = 1;
            int left = samples;
            for (int party : parties) {
                reached = afterParty(reached, party, left);
                left -= party;
            }
            double share = 0;
            for (double[] byLevel : reached) {
                for (int level = 0; level < byLevel.length; level++) {
                    share += byLevel[level] / (level + 1);
                }
            }
            return share;
        }

        private double[][] afterParty(double[][] before, int party, int left) {
            double[][] after = new double[before.length][before[0].length];
            for (int used = 0; used < before.length; used++) {
                for (int drawn = 0; drawn <= Math.min(Math.min(party, votes), draws - used); drawn++) {
                    double probability = Subsets.probability(left, party, draws - used, drawn);
                    add(before[used], probability, after[used + drawn], drawn == votes ? 1 : 0);
                }
            }
            return after;
        }

        private static void add(double[] from, double probability, double[] to, int step) {
            for (int level = 0; level + step < to.length; level++) {
                to[level + step] += from[level] * probability;
            }
        }
    }
}
