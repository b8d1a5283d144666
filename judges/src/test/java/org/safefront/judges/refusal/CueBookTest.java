package org.safefront.judges.refusal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CueBookTest {
    private final CueBook book = new CueBook(
            List.of("# a remark", "@no", "i [won't|will not] * help", "@greeting", "hello", "@word", "help"));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "hello, I won't ever help you | 111",
                "I will not really help | 101",
                "I will not help | 001",
                "shelloes | 000",
            })
    void findsPhrasesOfWholeWords(String text, String expected) {
        BitSet found = book.found(Sentences.words(text));

        assertEquals(expected, (found.get(0) ? "1" : "0") + (found.get(1) ? "1" : "0") + (found.get(2) ? "1" : "0"));
    }

    @Test
    void aNameThatIsNotThereIsRefused() {
        var refusal = assertThrows(IllegalArgumentException.class, () -> book.place("maybe"));

        assertEquals("no cue is called maybe; known are [no, greeting, word]", refusal.getMessage());
    }
}
