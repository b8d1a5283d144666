package org.safefront.eval.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.function.UnaryOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.safefront.eval.domain.ModelText;
import org.safefront.lm.format.chat.ChatFormat;
import org.safefront.work.PocketStudy;

class ThinkingSplitTest {
    @ParameterizedTest
    @CsvSource({
        "<think>1+2=3</think>03, false, 1+2=3, 03, false",
        "1+2=3</think>03, true, 1+2=3, 03, false",
        "1+2=3</think>03, false, 1+2=3, 03, false",
        "<think>1+2=3, false, 1+2=3, '', true",
        "1+2=3, true, 1+2=3, '', true",
        "1+2=3, false, '', 1+2=3, false",
        "<think>1</think>2</think>3, false, 1, 2</think>3, false",
        "</think>3, true, '', 3, false",
        "<think></think>3, false, '', 3, false"
    })
    void theFirstTokenThatEndsTheThinkingDoes(
            String text, boolean begun, String thinking, String answer, boolean isThinking) {
        try (ChatFormat chat = ChatFormat.open(PocketStudy.BASE)) {
            var split = new ThinkingSplit(chat, UnaryOperator.identity());

            assertEquals(
                    new ModelText(thinking, answer, isThinking),
                    split.split(chat.tokenizer().encode(text), begun));
        }
    }
}
