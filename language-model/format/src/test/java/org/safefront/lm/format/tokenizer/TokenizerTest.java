package org.safefront.lm.format.tokenizer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.safefront.lm.format.SharedData;

class TokenizerTest {
    @Test
    void neitherTruncatesNorPads() {
        try (Tokenizer tokenizer = tinyStories()) {
            String text = "once upon a time ".repeat(2000);

            assertEquals(text, tokenizer.decode(tokenizer.encode(text), false));
        }
    }

    @Test
    void markupBecomesAddedTokensAndDataDoesNot() {
        try (Tokenizer tokenizer = tinyStories()) {
            String token = tokenizer.vocabulary().addedTokens().iterator().next();
            int id = tokenizer.idOf(token).orElseThrow();

            assertArrayEquals(new int[] {id}, tokenizer.encode(token));
            int[] asData = tokenizer.encodeData(token);
            assertFalse(IntStream.of(asData).anyMatch(any -> any == id));
            assertEquals(token, tokenizer.decode(asData, false).strip());
        }
    }

    @Test
    void dataCannotCompleteATokenThatMarkupBegan() {
        var pieces = List.of(new Piece("<|im_", false), new Piece("end|> and <|im_end|>", true));
        var marked = new MarkedText(pieces, Set.of("<|im_end|>"));

        assertTrue(marked.hasNamesInData());
        assertEquals(List.of(new MarkedText.Part("<|im_end|> and <|im_end|>", false)), marked.parts());
    }

    @Test
    void markupAroundDataStaysMarkup() {
        var pieces = List.of(new Piece("<s>", false), new Piece("a <s> b", true), new Piece("</s>", false));
        var marked = new MarkedText(pieces, Set.of("<s>", "</s>"));

        assertEquals(
                List.of(
                        new MarkedText.Part("<s>", true),
                        new MarkedText.Part("a <s> b", false),
                        new MarkedText.Part("</s>", true)),
                marked.parts());
    }

    @Test
    void knowsItsSize() {
        try (Tokenizer tokenizer = tinyStories()) {
            assertTrue(tokenizer.vocabulary().size() <= 2048);
        }
    }

    private static Tokenizer tinyStories() {
        return Tokenizer.open(SharedData.require("models/tinystories-656k"));
    }
}
