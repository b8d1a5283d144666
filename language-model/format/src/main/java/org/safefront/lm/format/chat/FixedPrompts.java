package org.safefront.lm.format.chat;

import java.util.Arrays;
import java.util.List;

/** Prompts by which loaders of one model can compare what it says to them. */
public final class FixedPrompts {
    private static final List<String> WORDS =
            List.of("What is 12 + 30?", "Name three colours.", "Is a whale a fish? Answer yes or no.");

    private FixedPrompts() {}

    /** Their tokens, as the model reads them; cut where they are longer than what it can read. */
    public static List<int[]> tokens(ChatFormat chat, int maxPositions) {
        return WORDS.stream()
                .map(chat::prompt)
                .map(ids -> ids.length < maxPositions ? ids : Arrays.copyOf(ids, maxPositions - 1))
                .toList();
    }
}
