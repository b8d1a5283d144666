package org.safefront.registry.domain;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.safefront.contracts.Axis;
import org.safefront.contracts.DataRef;
import org.safefront.contracts.JudgeRef;

/**
 * What the scores of a checkpoint come from: who asked for it, the shards that its answers were written in, and the judgements
 * of these. What trained it is told by its publication.
 *
 * @param studyId the request, by the digest of what it asks for
 * @param study how people call it
 * @param asked when this registry was asked for the study first
 * @param evaluations of the checkpoint, in the order of its tasks; one more for each repeat that a budget has asked for, and
 *     the score is that of the last which has one
 */
public record Lineage(String studyId, String study, Instant asked, List<Evaluation> evaluations) {
    /**
     * One task on the checkpoint, with so many repeats.
     *
     * @param axis what it says something about
     * @param task name of the benchmark or of the set of probes
     * @param repeats samples of each item
     * @param evaluationId digest of the checkpoint and the task
     * @param items the questions or probes
     * @param planned shards that the work was cut into; absent before anybody said so
     * @param shards those that are done, by number
     * @param answers the file of answers, absent until all shards are done
     * @param judgements of these answers, by id; none of a benchmark
     */
    public record Evaluation(
            Axis axis,
            String task,
            int repeats,
            String evaluationId,
            DataRef items,
            Optional<Integer> planned,
            List<Shard> shards,
            Optional<DataRef> answers,
            List<Judgement> judgements) {
        public Evaluation {
            shards = List.copyOf(shards);
            judgements = List.copyOf(judgements);
        }

        /** Whether anybody has said anything of it. */
        public boolean isKnown() {
            return planned.isPresent() || answers.isPresent() || !shards.isEmpty() || !judgements.isEmpty();
        }
    }

    /**
     * A shard that is done.
     *
     * @param shard which, from 0
     * @param samples answers in it
     * @param work how they were written; absent of shards that were done before registries kept that
     */
    public record Shard(int shard, long samples, Optional<Work> work) {}

    /**
     * How a shard was written.
     *
     * @param leaseEpoch how often it had been taken up; above 1 a worker was lost, and another went on
     * @param engine what wrote the answers, and in which precision
     * @param tokens generated
     * @param seconds on the wall that it took the worker that finished it
     * @param at when it was done
     */
    public record Work(long leaseEpoch, String engine, long tokens, double seconds, Instant at) {}

    /**
     * A judgement that is done.
     *
     * @param judgementId which
     * @param judge who judged
     * @param asked whether it is the judge that the study asks, whose word counts
     * @param verdicts the file of verdicts
     */
    public record Judgement(String judgementId, JudgeRef judge, boolean asked, DataRef verdicts) {}

    public Lineage {
        evaluations = List.copyOf(evaluations);
    }
}
