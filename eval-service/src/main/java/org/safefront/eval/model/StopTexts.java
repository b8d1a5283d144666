package org.safefront.eval.model;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Function;
import org.safefront.lm.generation.StopText;
import org.safefront.lm.generation.TokenIds;

/** Texts that end an answer and are not part of it. */
record StopTexts(List<String> texts, Function<int[], String> decode) implements StopText {
    /** The first tokens of a window may say less than they do within the whole answer. */
    private static final int MARGIN = 8;

    /** No token says less than one byte. */
    @Override
    public int window() {
        return MARGIN
                + texts.stream()
                        .mapToInt(text -> text.getBytes(StandardCharsets.UTF_8).length)
                        .max()
                        .orElse(0);
    }

    @Override
    public boolean isReached(TokenIds latest) {
        return first(decode.apply(latest.toArray())).isPresent();
    }

    /** A text up to the first that ends it. */
    String cut(String text) {
        OptionalInt end = first(text);
        return end.isPresent() ? text.substring(0, end.getAsInt()) : text;
    }

    private OptionalInt first(String text) {
        return texts.stream()
                .mapToInt(text::indexOf)
                .filter(place -> place >= 0)
                .min();
    }
}
