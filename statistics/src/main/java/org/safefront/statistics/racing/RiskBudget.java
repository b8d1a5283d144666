package org.safefront.statistics.racing;

import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.safefront.contracts.front.Membership;
import org.safefront.statistics.Interval;

/**
 * Calls as long as their risks add up to no more than the budget. A risk bounds the posterior probability that a call is wrong beyond
 * the tolerance: for ON by a sum over rivals, for OFF by one witness. A posterior does not depend on why one stopped, so looking
 * early costs nothing, under the model.
 */
final class RiskBudget implements CallRule {
    /** Rivals that are this much less likely than the likeliest are left for later. */
    private static final double WORTH_SAMPLING = 0.15;

    private static final double NEGLIGIBLE = 1e-4;

    private final RaceRules rules;
    private final PairTable pairs;

    RiskBudget(RaceRules rules, PairTable pairs) {
        this.rules = rules;
        this.pairs = pairs;
    }

    /** All that it looks at stands in the table of pairs. */
    @Override
    public void update(int checkpoint, int rival) {}

    @Override
    public Standing standing(int checkpoint) {
        int[] ahead = pairs.ahead(checkpoint);
        return ahead.length == 0 ? on(checkpoint) : off(checkpoint, ahead);
    }

    private Standing on(int checkpoint) {
        double sum = pairs.rivals(checkpoint)
                .mapToDouble(rival -> pairs.better(checkpoint, rival))
                .sum();
        double largest = pairs.rivals(checkpoint)
                .filter(rival -> pairs.areKnown(checkpoint, rival))
                .mapToDouble(rival -> pairs.better(checkpoint, rival))
                .max()
                .orElse(0);
        // The likeliest is always worth it, be it ever so unlikely: where the budget is small it is what stands in the
        // way.
        double least = Math.min(largest, Math.max(WORTH_SAMPLING * largest, NEGLIGIBLE));
        List<Integer> needed = pairs.rivals(checkpoint)
                .filter(rival -> pairs.areKnown(checkpoint, rival))
                .filter(rival -> pairs.better(checkpoint, rival) >= least)
                .boxed()
                .toList();
        return new Standing(Membership.ON, Math.min(1, sum), CallRule.nearest(pairs, checkpoint), needed);
    }

    private Standing off(int checkpoint, int[] ahead) {
        int witness = IntStream.of(ahead)
                .boxed()
                .max(Comparator.comparingDouble(rival -> pairs.notWorse(checkpoint, rival)))
                .orElseThrow();
        double risk = 1 - pairs.notWorse(checkpoint, witness);
        return new Standing(Membership.OFF, risk, OptionalInt.of(witness), List.of(witness));
    }

    @Override
    public BitSet allowed(List<Standing> standings) {
        var allowed = new BitSet();
        double spent = 0;
        for (int checkpoint : surestFirst(standings)) {
            spent += standings.get(checkpoint).risk();
            if (spent > rules.risk()) {
                return allowed;
            }
            allowed.set(checkpoint);
        }
        return allowed;
    }

    private static List<Integer> surestFirst(List<Standing> standings) {
        return IntStream.range(0, standings.size())
                .boxed()
                .sorted(Comparator.comparingDouble(
                        checkpoint -> standings.get(checkpoint).risk()))
                .toList();
    }

    @Override
    public double together(List<Standing> standings, BitSet allowed) {
        return allowed.stream()
                .mapToDouble(checkpoint -> standings.get(checkpoint).risk())
                .sum();
    }

    @Override
    public Interval interval(PairDifference difference, int axis) {
        return Posterior.interval(difference, rules);
    }
}
