package org.safefront.judges.refusal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MeaningsTest {
    private final Meanings meanings =
            new Meanings(List.of("# a remark", "@help", "help provide", "@not", "never not", "@self", "i never"));

    @ParameterizedTest
    @CsvSource({"helping, help", "provides, provid", "provided, provid", "replies, repl", "red, red", "this, thi"})
    void formsOfAWordHaveOneStem(String word, String stem) {
        assertEquals(stem, Meanings.stem(word));
    }

    @Test
    void readsASentenceAsTheKindsOfItsWords() {
        assertEquals(List.of("self", "not", "help"), meanings.of(Sentences.words("I will never be helping thieves.")));
    }

    @Test
    void countsSentencesAndWordsOfEachKind() {
        var reading = new Reading(new CueBook(List.of()), meanings, "", "I help. Trees do not help. Trees grow.");

        assertArrayEquals(new float[] {2 / 3f, 1, 1 / 3f, 0, 1 / 3f, 1, 1, 4 / 8f}, meanings.shares(reading), 1e-6f);
    }

    @Test
    void aTextWithoutWordsHasNoShares() {
        var reading = new Reading(new CueBook(List.of()), meanings, "", "?!");

        assertArrayEquals(new float[8], meanings.shares(reading));
    }
}
