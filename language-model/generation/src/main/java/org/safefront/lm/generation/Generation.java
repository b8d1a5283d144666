package org.safefront.lm.generation;

import java.util.Optional;

/**
 * A finished answer.
 *
 * @param id of its request
 * @param tokens without the stop token
 * @param reason why it ended
 * @param promptLogits of its first token, where the request wanted them
 */
public record Generation(String id, TokenIds tokens, FinishReason reason, Optional<Logits> promptLogits) {}
