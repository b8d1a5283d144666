package org.safefront.launcher.plan;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Optional;

/**
 * What one task asks of all checkpoints of one base.
 *
 * @param axis what the score says something about
 * @param name of the benchmark or set of probes
 * @param judge of the answers, absent where they are held to gold answers
 * @param items questions or prompts
 * @param repeats samples of each
 * @param checkpoints that are asked, the base among them
 * @param promptTokens in the mean of the rows that were counted
 * @param longestPrompt of them
 * @param countedRows all of them or a sample
 * @param answerTokens most in one answer, by max-tokens and the longest text of the model
 */
public record TaskPlan(
        String axis,
        String name,
        Optional<String> judge,
        long items,
        int repeats,
        int checkpoints,
        double promptTokens,
        int longestPrompt,
        int countedRows,
        int answerTokens) {
    /**
     * Of the most tokens, what an answer has in the mean in the workload of docs/performance.md: 64 of at most 512. In the
     * pocket study it was 0.28 and 0.50 (docs/experiments.md).
     */
    static final double TYPICAL_SHARE = 1.0 / 8;

    /** Of one checkpoint. */
    @JsonProperty
    public long samplesPerCheckpoint() {
        return items * repeats;
    }

    /** Of all. */
    @JsonProperty
    public long samples() {
        return samplesPerCheckpoint() * checkpoints;
    }

    /** Prompts and answers, if every answer is as long as it may be. */
    @JsonProperty
    public long tokensAtMost() {
        return tokens(answerTokens);
    }

    /** Prompts and answers, if answers are as short as is typical. */
    @JsonProperty
    public long tokensTypical() {
        return tokens(answerTokens * TYPICAL_SHARE);
    }

    private long tokens(double answer) {
        return Math.round(samples() * (promptTokens + answer));
    }
}
