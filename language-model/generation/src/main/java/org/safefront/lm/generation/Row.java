package org.safefront.lm.generation;

import java.util.Arrays;
import java.util.Optional;

/** An answer while it is written. */
final class Row {
    private static final int FIRST_CAPACITY = 64;

    private final GenerationRequest request;
    private final int limit;
    private int[] tokens;
    private int count;
    private Optional<FinishReason> reason = Optional.empty();

    Row(GenerationRequest request, int maxLength) {
        this.request = request;
        this.limit = Math.min(request.maxTokens(), maxLength - request.prompt().size());
        this.tokens = new int[Math.min(limit, FIRST_CAPACITY)];
    }

    /** How the next token is to be drawn. */
    SamplingParameters sampling() {
        return request.sampling();
    }

    /** Tokens of the answer so far. */
    int count() {
        return count;
    }

    /** Positions of its slot that the decoder has read: all tokens but the latest. */
    int positions() {
        return request.prompt().size() + count - 1;
    }

    /** The latest token, which the decoder has yet to read. */
    int latest() {
        return tokens[count - 1];
    }

    /** Takes the next token, which may be the last. */
    void add(int token) {
        if (request.stopTokens().contains(token)) {
            reason = Optional.of(FinishReason.STOP);
            return;
        }
        if (count == tokens.length) {
            tokens = Arrays.copyOf(tokens, Math.min(limit, 2 * count));
        }
        tokens[count++] = token;
        if (count == limit) {
            reason = Optional.of(FinishReason.LENGTH);
        }
    }

    /** The whole answer, absent until it is finished. */
    Optional<Generation> finished() {
        return reason.map(why -> new Generation(request.id(), TokenIds.of(Arrays.copyOf(tokens, count)), why));
    }

    /** Whether no token is to follow. */
    boolean isFinished() {
        return reason.isPresent();
    }
}
