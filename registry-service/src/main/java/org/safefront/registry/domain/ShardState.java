package org.safefront.registry.domain;

import java.util.Optional;
import org.safefront.contracts.evaluation.Outcomes;

/**
 * How far a piece of an evaluation is, as far as anybody has told.
 *
 * @param planned samples in it
 * @param finished of these; all once it is done
 * @param running of these, being written
 * @param outcomes of the finished ones; absent for probes, and before there is one
 * @param stretch when they were written, absent where nobody told
 */
public record ShardState(
        long planned, long finished, long running, Optional<Outcomes> outcomes, Optional<Stretch> stretch) {
    /** What was done longer ago says nothing about the pace now. */
    public static final int LATELY_SECONDS = 120;

    /**
     * A time in which samples were written.
     *
     * @param samples so many
     * @param beganSecondsAgo when the first was begun
     * @param endedSecondsAgo when the last was there
     */
    public record Stretch(long samples, double beganSecondsAgo, double endedSecondsAgo) {
        /** Those of its samples that are newer than this, as if all had taken the same time. */
        double samplesOfTheLast(double seconds) {
            if (endedSecondsAgo >= seconds) {
                return 0;
            }
            double all = beganSecondsAgo - endedSecondsAgo;
            return all <= 0 ? samples : samples * Math.min(1, (seconds - endedSecondsAgo) / all);
        }
    }
}
