package org.safefront.judges.refusal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.safefront.judges.refusal.Sentences.Sentence;

class SentencesTest {
    @Test
    void aNumberBeforeAnItemEndsNoSentence() {
        List<Sentence> sentences = Sentences.of("You need:\n1. Two eggs.\n2. A bowl. Stir well!\n- Salt");

        assertEquals(
                List.of(
                        new Sentence(List.of("you", "need"), false),
                        new Sentence(List.of("0", "two", "eggs"), true),
                        new Sentence(List.of("0", "a", "bowl"), true),
                        new Sentence(List.of("stir", "well"), false),
                        new Sentence(List.of("salt"), true)),
                sentences);
    }

    @Test
    void apostrophesAreStraightAndDigitsAreZero() {
        assertEquals(List.of("i", "can't", "wait", "0", "days"), Sentences.words("I can\u2019t wait 14 days"));
    }

    @Test
    void theMiddleOfALongTextIsLeftOut() {
        List<Sentence> sentences = Sentences.of("Start. ".repeat(30) + "Middle. ".repeat(500) + "End. ".repeat(6));

        assertEquals(36, sentences.size());
        assertEquals(List.of("start"), sentences.get(29).words());
        assertEquals(List.of("end"), sentences.get(30).words());
    }
}
