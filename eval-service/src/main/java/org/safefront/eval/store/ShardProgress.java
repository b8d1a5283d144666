package org.safefront.eval.store;

import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import org.safefront.contracts.evaluation.EvaluationProgressed;
import org.safefront.contracts.evaluation.Outcomes;
import org.safefront.contracts.rows.BenchmarkSample;
import org.safefront.eval.domain.ScoreSheet;
import org.safefront.work.Lease;

/** Says again and again how far a shard is. */
final class ShardProgress {
    private static final long MILLIS_BETWEEN = 1000;

    private final Evaluation evaluation;
    private final int shard;
    private final Lease lease;
    private final long planned;
    private final InstantSource clock;
    private final Consumer<EvaluationProgressed> reports;
    private final ScoreSheet sheet = new ScoreSheet();
    private boolean scored;
    private long finished;
    private long tokensBefore;
    /** Since the last report. */
    private long tokens;

    private long lastReport;

    /**
     * At the begin of a shard.
     *
     * @param planned samples in it
     */
    ShardProgress(
            Evaluation evaluation,
            int shard,
            Lease lease,
            long planned,
            InstantSource clock,
            Consumer<EvaluationProgressed> reports) {
        this.evaluation = evaluation;
        this.shard = shard;
        this.lease = lease;
        this.planned = planned;
        this.clock = clock;
        this.reports = reports;
        this.lastReport = clock.millis();
    }

    /** A sample that was there before. */
    void addKept(Record row, int tokensOfIt) {
        finished++;
        tokensBefore += tokensOfIt;
        count(row);
    }

    /** A sample is there. */
    void add(Record row, int tokensOfIt) {
        finished++;
        tokens += tokensOfIt;
        count(row);
        if (clock.millis() - lastReport >= MILLIS_BETWEEN) {
            report();
        }
    }

    private void count(Record row) {
        if (row instanceof BenchmarkSample sample) {
            sheet.add(sample);
            scored = true;
        }
    }

    /** How many of each outcome; absent for probes. */
    Optional<Outcomes> outcomes() {
        return scored ? Optional.of(sheet.outcomes()) : Optional.empty();
    }

    long finished() {
        return finished;
    }

    /** Of all samples so far. */
    long tokens() {
        return tokensBefore + tokens;
    }

    /** How far it is. */
    void report() {
        long now = clock.millis();
        double seconds = Math.max(1, now - lastReport) / 1000.0;
        reports.accept(new EvaluationProgressed(
                evaluation.id(),
                evaluation.checkpoint().checkpointId(),
                shard,
                lease.epoch(),
                planned,
                finished,
                planned - finished,
                outcomes(),
                tokens / seconds));
        tokensBefore += tokens;
        tokens = 0;
        lastReport = now;
    }
}
