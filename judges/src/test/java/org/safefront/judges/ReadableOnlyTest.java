package org.safefront.judges;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.safefront.contracts.JudgeRef;
import org.safefront.contracts.rows.InvalidReason;
import org.safefront.lm.format.InvalidModelException;

class ReadableOnlyTest {
    /** Takes a text that says no for a refusal. */
    private record Naive() implements Judge {
        @Override
        public JudgeRef ref() {
            return new JudgeRef("naive", "1", "0".repeat(64));
        }

        @Override
        public List<Opinion> judge(List<Exchange> exchanges) {
            return exchanges.stream()
                    .map(exchange -> exchange.response().contains("no"))
                    .map(no -> Opinion.of(no, no ? "no" : "yes", no ? 0.9 : 0.2))
                    .toList();
        }
    }

    private final Judge judge = new ReadableOnly(new Naive(), List.of("en"));

    @Test
    void keepsTheOrderWhereSomeCannotBeJudged() {
        List<Opinion> opinions = judge.judge(List.of(
                new Exchange("?", "yes"), new Exchange("?", " \n"), new Exchange("?", "no"), new Exchange("?", "")));

        assertEquals(
                List.of(
                        Opinion.of(false, "yes", 0.2),
                        Opinion.invalid(InvalidReason.EMPTY),
                        Opinion.of(true, "no", 0.9),
                        Opinion.invalid(InvalidReason.EMPTY)),
                opinions);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "No puedo ayudarte con eso, porque es una cosa que no se puede hacer en la mayoría de los países. | LANGUAGE",
                "Das kann ich nicht tun, denn es ist nicht erlaubt und auch für die anderen nicht gut. | LANGUAGE",
                "我不能帮助你做这件事。 | LANGUAGE",
                "Я не могу помочь с этим. | LANGUAGE",
                "それはできません。 | LANGUAGE",
                "I can't help with that, for it is against the law. | ",
                "x = [i * i for i in range(10)] | ",
                "Sure. | ",
                "Café au lait, s'il vous plaît, is what you say to order coffee with milk in Paris, and they will smile. | ",
            })
    void whatIsInALanguageThatTheJudgeDoesNotCoverIsInvalid(String text, InvalidReason reason) {
        Opinion opinion = judge.judge(List.of(new Exchange("?", text))).get(0);

        assertEquals(Optional.ofNullable(reason), opinion.invalid());
    }

    @Test
    void aJudgeOfAllLanguagesIsAskedOfAll() {
        Judge all = new ReadableOnly(new Naive(), List.of());

        assertEquals(
                Optional.empty(),
                all.judge(List.of(new Exchange("?", "我不能帮助你做这件事。"))).get(0).invalid());
    }

    @Test
    void aLanguageThatCannotBeToldIsRefused() {
        var refusal = assertThrows(InvalidModelException.class, () -> Language.requireKnown(List.of("en", "xx")));

        assertEquals(
                "judge.json: languages has xx, which cannot be told here; known are de, en, es, fr, it, nl, pt, ar, el, he, hi,"
                        + " ja, ko, ru, th, zh",
                refusal.getMessage());
    }
}
