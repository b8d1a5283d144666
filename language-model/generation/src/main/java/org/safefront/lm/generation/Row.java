package org.safefront.lm.generation;

import java.util.Arrays;
import java.util.Optional;
import org.safefront.lm.generation.decoder.AdapterFactors;

/** An answer while it is written. */
final class Row {
    private static final int FIRST_CAPACITY = 64;

    private final GenerationRequest request;
    private final Optional<AdapterFactors> adapter;
    private final int limit;
    private int[] tokens;
    private int count;
    private int read;
    private boolean thinking;
    private int thought;
    private Optional<float[]> promptLogits = Optional.empty();
    private Optional<FinishReason> reason = Optional.empty();
    private boolean dropped;

    /** @param adapter that the request names */
    Row(GenerationRequest request, Optional<AdapterFactors> adapter, int maxLength) {
        this.request = request;
        this.adapter = adapter;
        this.limit = Math.min(
                request.limits().maxTokens(), maxLength - request.prompt().size());
        this.tokens = new int[Math.min(limit, FIRST_CAPACITY)];
        this.thinking = request.limits().thinking().filter(ThinkingLimit::begun).isPresent();
    }

    /** How the next token is to be drawn. */
    SamplingParameters sampling() {
        return request.sampling();
    }

    /** Tokens of the answer so far. */
    int count() {
        return count;
    }

    Optional<AdapterFactors> adapter() {
        return adapter;
    }

    /** Whether the decoder has yet to read some of the prompt. */
    boolean isReading() {
        return promptLogits.isEmpty();
    }

    /** Whether it may use what the decoder has read for the other row. */
    boolean hasPromptOf(Row other) {
        return request.prompt().equals(other.request.prompt()) && adapter.orElse(null) == other.adapter.orElse(null);
    }

    int promptSize() {
        return request.prompt().size();
    }

    /** The next tokens of the prompt, at most so many, in pieces that depend on the prompt's length alone. */
    int[] nextTokens(int most) {
        int pieces = (promptSize() + most - 1) / most;
        int size = (promptSize() + pieces - 1) / pieces;
        return request.prompt().slice(read, Math.min(promptSize(), read + size));
    }

    /** The decoder has read the next tokens, but not the last. */
    void read(int tokens) {
        read += tokens;
    }

    /** The decoder has read the whole prompt, and gave these logits of its last token. */
    void readAll(float[] logits) {
        read = promptSize();
        promptLogits = Optional.of(logits);
    }

    /** Logits of the prompt's last token. */
    float[] promptLogits() {
        return promptLogits.orElseThrow();
    }

    /** Positions of its slot that the decoder has read: all tokens but the latest. */
    int positions() {
        return isReading() ? read : promptSize() + Math.max(0, count - 1);
    }

    /** The latest token, which the decoder has yet to read. */
    int latest() {
        return tokens[count - 1];
    }

    /** Takes the token that the model drew next, which may be the last, and is replaced where it has thought enough. */
    void add(int drawn) {
        AnswerLimits limits = request.limits();
        int token = limits.thinking().map(limit -> think(limit, drawn)).orElse(drawn);
        if (limits.stopTokens().contains(token)) {
            reason = Optional.of(FinishReason.STOP);
            return;
        }
        if (count == tokens.length) {
            tokens = Arrays.copyOf(tokens, Math.min(limit, 2 * count));
        }
        tokens[count++] = token;
        if (limits.stopText().filter(this::isReached).isPresent()) {
            reason = Optional.of(FinishReason.STOP_TEXT);
        } else if (count == limit) {
            reason = Optional.of(FinishReason.LENGTH);
        }
    }

    /** Counts the tokens between the marks; gives the closing mark once they are as many as they may be. */
    private int think(ThinkingLimit limit, int drawn) {
        int token = thinking && thought == limit.maxTokens() ? limit.close() : drawn;
        if (token == limit.close()) {
            thinking = false;
        } else if (thinking) {
            thought++;
        } else if (token == limit.open()) {
            thinking = true;
        }
        return token;
    }

    private boolean isReached(StopText text) {
        return text.isReached(TokenIds.of(Arrays.copyOfRange(tokens, Math.max(0, count - text.window()), count)));
    }

    /** The whole answer, absent until it is finished. */
    Optional<Generation> finished() {
        return reason.map(why -> new Generation(
                request.id(),
                TokenIds.of(Arrays.copyOf(tokens, count)),
                why,
                promptLogits.filter(any -> request.wantsLogits()).map(Logits::copyOf)));
    }

    /** Nobody wants the answer any more. */
    void drop() {
        dropped = true;
    }

    String id() {
        return request.id();
    }

    /** Whether no token is to follow. */
    boolean isFinished() {
        return dropped || reason.isPresent();
    }
}
