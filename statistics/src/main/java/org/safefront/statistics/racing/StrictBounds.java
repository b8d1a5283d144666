package org.safefront.statistics.racing;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.safefront.contracts.front.Membership;
import org.safefront.statistics.Interval;

/**
 * Calls by confidence sequences: half of the risk is shared by all OFF claims (each pair one, for some rival is picked), half by
 * all ON claims (all rivals must be refuted, so that each checkpoint and axis is one). The risk of a call is the least
 * risk of the whole sweep at which it is made.
 */
final class StrictBounds implements CallRule {
    private static final int HALVES = 2;
    private static final double ONE_SIDE_OF_95 = 0.025;

    private final RaceRules rules;
    private final PairTable pairs;
    private final double offClaims;
    private final double onClaims;
    private final List<ConfidenceSequence> offBounds;
    private final List<ConfidenceSequence> onBounds;
    private final List<ConfidenceSequence> intervals;
    private final double[][] offRisks;
    private final double[][] onRisks;

    StrictBounds(RaceRules rules, PairTable pairs) {
        this.rules = rules;
        this.pairs = pairs;
        int checkpoints = pairs.checkpoints();
        this.offClaims = HALVES * (double) checkpoints * Math.max(1, checkpoints - 1);
        this.onClaims = HALVES * (double) checkpoints * pairs.axes().size();
        this.offBounds = sequences(rules.risk() / offClaims);
        this.onBounds = sequences(rules.risk() / onClaims);
        this.intervals = sequences(ONE_SIDE_OF_95);
        this.offRisks = new double[checkpoints][checkpoints];
        this.onRisks = new double[checkpoints][checkpoints];
        // Of whom nothing is known, nothing is excluded.
        for (double[] row : onRisks) {
            Arrays.fill(row, 1);
        }
    }

    private List<ConfidenceSequence> sequences(double level) {
        return pairs.axes().stream()
                .map(axis -> ConfidenceSequence.of(level, axis.cells(), rules.truth()))
                .toList();
    }

    @Override
    public void update(int checkpoint, int rival) {
        offRisks[checkpoint][rival] = offRisk(checkpoint, rival);
        onRisks[checkpoint][rival] = onRisk(checkpoint, rival);
    }

    @Override
    public Standing standing(int checkpoint) {
        int[] ahead = pairs.ahead(checkpoint);
        Standing off = off(checkpoint, ahead);
        if (off.risk() <= rules.risk()) {
            return off;
        }
        Standing on = on(checkpoint);
        return ahead.length == 0 || on.risk() <= rules.risk() ? on : off;
    }

    private Standing off(int checkpoint, int[] ahead) {
        return IntStream.of(ahead)
                .boxed()
                .min(Comparator.<Integer>comparingDouble(rival -> offRisks[checkpoint][rival])
                        .thenComparing(Comparator.<Integer>comparingDouble(rival -> pairs.notWorse(checkpoint, rival))
                                .reversed()))
                .map(witness -> new Standing(
                        Membership.OFF, offRisks[checkpoint][witness], OptionalInt.of(witness), List.of(witness)))
                .orElse(new Standing(Membership.OFF, 1, OptionalInt.empty(), List.of()));
    }

    private Standing on(int checkpoint) {
        double risk = pairs.rivals(checkpoint)
                .mapToDouble(rival -> onRisks[checkpoint][rival])
                .max()
                .orElse(0);
        List<Integer> needed = pairs.rivals(checkpoint)
                .filter(rival -> pairs.areKnown(checkpoint, rival))
                .filter(rival -> onRisks[checkpoint][rival] > rules.risk())
                .boxed()
                .toList();
        return new Standing(Membership.ON, risk, CallRule.nearest(pairs, checkpoint), needed);
    }

    /** Every axis must show it. */
    private double offRisk(int checkpoint, int rival) {
        double level = axes().mapToDouble(axis -> {
                    PairDifference difference = pairs.difference(checkpoint, rival, axis);
                    return offBounds.get(axis).level(difference, difference.mean() + rules.tolerance());
                })
                .max()
                .orElseThrow();
        return Math.min(1, offClaims * level);
    }

    /** Some axis must show it. */
    private double onRisk(int checkpoint, int rival) {
        double level = axes().mapToDouble(axis -> {
                    PairDifference difference = pairs.difference(checkpoint, rival, axis);
                    return onBounds.get(axis).level(difference, rules.tolerance() - difference.mean());
                })
                .min()
                .orElseThrow();
        return Math.min(1, onClaims * level);
    }

    private IntStream axes() {
        return IntStream.range(0, pairs.axes().size());
    }

    @Override
    public BitSet allowed(List<Standing> standings) {
        var allowed = new BitSet();
        for (int checkpoint = 0; checkpoint < standings.size(); checkpoint++) {
            allowed.set(checkpoint, standings.get(checkpoint).risk() <= rules.risk());
        }
        return allowed;
    }

    /** Each risk counts all calls already. */
    @Override
    public double together(List<Standing> standings, BitSet allowed) {
        return allowed.stream()
                .mapToDouble(checkpoint -> standings.get(checkpoint).risk())
                .max()
                .orElse(0);
    }

    @Override
    public Interval interval(PairDifference difference, int axis) {
        return Posterior.within(difference.mean(), intervals.get(axis).width(difference, ONE_SIDE_OF_95));
    }
}
