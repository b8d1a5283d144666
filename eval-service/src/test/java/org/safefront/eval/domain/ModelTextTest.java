package org.safefront.eval.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ModelTextTest {
    @Test
    void partsThinkingFromAnswer() {
        assertEquals(new ModelText("5+8=13", "1023"), ModelText.parse("<think>5+8=13</think>1023"));
    }

    @Test
    void thinkingThatNeverEndsIsNoAnswer() {
        assertEquals(new ModelText("the answer is 7", ""), ModelText.parse("<think>the answer is 7"));
    }

    @Test
    void aPromptMayHaveOpenedTheThinking() {
        assertEquals(new ModelText("hm", "7"), ModelText.parse("hm\n</think>\n\n7"));
    }

    @Test
    void aTextWithoutMarksIsAllAnswer() {
        assertEquals(new ModelText("", "Sorry."), ModelText.parse("Sorry."));
    }

    @Test
    void theLastClosingMarkCounts() {
        assertEquals(new ModelText("a</think>b", "c"), ModelText.parse("<think>a</think>b</think>c"));
    }
}
