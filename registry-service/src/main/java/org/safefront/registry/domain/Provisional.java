package org.safefront.registry.domain;

import java.util.List;
import java.util.Optional;
import org.safefront.contracts.Axis;
import org.safefront.contracts.Estimate;
import org.safefront.contracts.EvaluationTask;
import org.safefront.contracts.evaluation.Outcomes;
import org.safefront.statistics.Proportion;

/**
 * How a task stands that has no score yet. It is for people who watch: no front, no assessment and no report knows it. What
 * is finished first need not be like the rest: short answers come before long ones.
 *
 * @param axis what the task says something about
 * @param task its name
 * @param planned samples in all
 * @param finished of these
 * @param running of these, being written, as last told
 * @param soFar share of the finished ones that is correct; absent for probes, and before there is one
 */
public record Provisional(Axis axis, String task, long planned, long finished, long running, Optional<Estimate> soFar) {
    static Provisional of(EvaluationTask task, List<ShardState> shards) {
        long finished = Math.min(
                task.samples(), shards.stream().mapToLong(ShardState::finished).sum());
        long running = shards.stream().mapToLong(ShardState::running).sum();
        return new Provisional(
                task.axis(),
                task.name(),
                task.samples(),
                finished,
                Math.min(task.samples() - finished, running),
                soFar(task, shards));
    }

    boolean isBegun() {
        return finished + running > 0;
    }

    /**
     * All that is not correct counts as wrong, as in the score. Repeats of an item are a cluster. Which items are begun is not
     * told; so many samples are of at least {@code samples / repeats} items, and so few make the interval rather too wide.
     */
    private static Optional<Estimate> soFar(EvaluationTask task, List<ShardState> shards) {
        List<Outcomes> outcomes =
                shards.stream().flatMap(shard -> shard.outcomes().stream()).toList();
        long samples = outcomes.stream().mapToLong(Outcomes::samples).sum();
        if (samples == 0) {
            return Optional.empty();
        }
        long correct = outcomes.stream().mapToLong(Outcomes::correct).sum();
        long items = (samples + task.repeats() - 1) / task.repeats();
        return Optional.of(Proportion.wilsonOfClusters((double) correct / samples, items, samples));
    }
}
