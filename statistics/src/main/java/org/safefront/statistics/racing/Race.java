package org.safefront.statistics.racing;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.safefront.contracts.Require;
import org.safefront.contracts.front.Membership;

/**
 * Which of many checkpoints are on the Pareto front, from no more samples than that takes. Every checkpoint samples the same cells in the
 * same order ({@link SharedOrder}), each as far as it is worth it, and two are compared on the cells that both have. After each
 * block one may look; what is out, or in for certain, is sampled no more. Not safe for use by several threads.
 */
public final class Race {
    private final RaceRules rules;
    private final List<String> checkpoints;
    private final List<RaceAxis> axes;
    private final PairTable pairs;
    private final CallRule rule;

    /**
     * Begins a race in which nothing is sampled.
     *
     * @param checkpoints their names, at least one
     * @param axes of the front, at least one
     */
    public Race(RaceRules rules, List<String> checkpoints, List<RaceAxis> axes) {
        this.rules = Require.present("rules", rules);
        this.checkpoints = Require.some("checkpoints", checkpoints);
        this.axes = Require.some("axes", axes);
        this.pairs = new PairTable(rules, checkpoints.size(), axes);
        this.rule = rules.strict() ? new StrictBounds(rules, pairs) : new RiskBudget(rules, pairs);
    }

    /** What it promises. */
    public RaceRules rules() {
        return rules;
    }

    /**
     * Adds the next cell of the shared order.
     *
     * @param checkpoint its place
     * @param axis its place
     * @param correct its outcome
     * @throws IllegalStateException if all cells are there
     */
    public void add(int checkpoint, int axis, boolean correct) {
        pairs.add(checkpoint, axis, correct);
    }

    /** Cells that a checkpoint has on an axis. */
    public int sampled(int checkpoint, int axis) {
        return pairs.sampled(checkpoint, axis);
    }

    /** What can be said now. */
    public Look look() {
        pairs.refresh(rule::update);
        List<Standing> standings = standings();
        BitSet allowed = rule.allowed(standings);
        List<Call> calls = everyCheckpoint()
                .mapToObj(checkpoint -> call(checkpoint, standings.get(checkpoint), allowed.get(checkpoint)))
                .toList();
        long used = everyCheckpoint().mapToLong(this::used).sum();
        long all = (long) checkpoints.size()
                * axes.stream().mapToLong(RaceAxis::cells).sum();
        return new Look(calls, rule.together(standings, allowed), used, all);
    }

    private List<Standing> standings() {
        return everyCheckpoint().mapToObj(rule::standing).toList();
    }

    private IntStream everyCheckpoint() {
        return IntStream.range(0, checkpoints.size());
    }

    private long used(int checkpoint) {
        return IntStream.range(0, axes.size())
                .mapToLong(axis -> sampled(checkpoint, axis))
                .sum();
    }

    private Call call(int checkpoint, Standing standing, boolean allowed) {
        return new Call(
                checkpoints.get(checkpoint),
                allowed ? standing.leaning() : Membership.UNDECIDED,
                standing.leaning(),
                standing.risk(),
                rival(checkpoint, standing.rival()),
                IntStream.range(0, axes.size())
                        .map(axis -> sampled(checkpoint, axis))
                        .boxed()
                        .toList());
    }

    private Optional<Rival> rival(int checkpoint, OptionalInt rival) {
        return rival.stream()
                .mapToObj(other -> new Rival(checkpoints.get(other), differences(checkpoint, other)))
                .findFirst();
    }

    private List<Difference> differences(int checkpoint, int rival) {
        return IntStream.range(0, axes.size())
                .mapToObj(axis -> {
                    PairDifference difference = pairs.difference(checkpoint, rival, axis);
                    return new Difference(
                            axes.get(axis).name(),
                            difference.mean(),
                            rule.interval(difference, axis),
                            difference.cells());
                })
                .toList();
    }

    /**
     * What to sample before the next look, the least certain checkpoints first: at most one block a checkpoint and axis. Empty where all
     * are called, and where more cells would help nobody.
     */
    public List<Block> next() {
        pairs.refresh(rule::update);
        List<Standing> standings = standings();
        BitSet allowed = rule.allowed(standings);
        if (allowed.cardinality() == checkpoints.size()) {
            return List.of();
        }
        List<Block> start = start();
        return start.isEmpty() ? blocks(standings, allowed) : start;
    }

    private List<Block> start() {
        return everyCheckpoint()
                .boxed()
                .flatMap(checkpoint -> IntStream.range(0, axes.size()).boxed().flatMap(axis -> {
                    int from = sampled(checkpoint, axis);
                    int to = axes.get(axis).start();
                    return from < to ? Stream.of(new Block(checkpoint, axis, from, to)) : Stream.empty();
                }))
                .toList();
    }

    private List<Block> blocks(List<Standing> standings, BitSet allowed) {
        Map<List<Integer>, Block> blocks = new LinkedHashMap<>();
        everyCheckpoint()
                .filter(checkpoint -> !allowed.get(checkpoint))
                .boxed()
                .sorted(Comparator.<Integer>comparingDouble(
                                checkpoint -> standings.get(checkpoint).risk())
                        .reversed())
                .flatMap(checkpoint -> blocks(checkpoint, standings.get(checkpoint)).stream())
                .forEach(block -> blocks.putIfAbsent(List.of(block.checkpoint(), block.axis()), block));
        return List.copyOf(blocks.values());
    }

    private Collection<Block> blocks(int checkpoint, Standing standing) {
        var blocks = new ArrayList<Block>();
        for (int rival : standing.needed()) {
            doubtfulAxis(checkpoint, rival, standing.leaning())
                    .ifPresent(axis -> blocks.addAll(shorter(checkpoint, rival, axis)));
        }
        return blocks;
    }

    /** Where the rival is least likely to be better, if that is to be refuted; where it is likeliest to be worse, if it is a witness. */
    private OptionalInt doubtfulAxis(int checkpoint, int rival, Membership leaning) {
        return IntStream.range(0, axes.size())
                .filter(axis -> pairs.hasCellsLeft(checkpoint, rival, axis))
                .boxed()
                .min(Comparator.comparingDouble(axis -> leaning == Membership.ON
                        ? pairs.better(checkpoint, rival, axis)
                        : pairs.notWorse(checkpoint, rival, axis)))
                .map(OptionalInt::of)
                .orElse(OptionalInt.empty());
    }

    /** A block for whoever has fewer cells, for both where they have as many. */
    private List<Block> shorter(int checkpoint, int rival, int axis) {
        int common = pairs.common(checkpoint, rival, axis);
        return Stream.of(checkpoint, rival)
                .filter(one -> sampled(one, axis) == common)
                .map(one -> new Block(one, axis, common, axes.get(axis).blockEnd(common)))
                .toList();
    }
}
