package org.safefront.eval.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ModelTextTest {
    @Test
    void partsThinkingFromAnswer() {
        assertEquals(new ModelText("5+8=13", "1023", false), ModelText.parse("<think>5+8=13</think>1023", false));
    }

    @Test
    void thinkingThatNeverEndsIsNoAnswer() {
        assertEquals(new ModelText("the answer is 7", "", true), ModelText.parse("<think>the answer is 7", false));
    }

    @Test
    void aPromptMayHaveOpenedTheThinking() {
        assertEquals(new ModelText("hm", "7", false), ModelText.parse("hm\n</think>\n\n7", true));
        assertEquals(new ModelText("the answer is 7", "", true), ModelText.parse("the answer is 7", true));
    }

    @Test
    void aTextWithoutMarksIsAllAnswer() {
        assertEquals(new ModelText("", "Sorry.", false), ModelText.parse("Sorry.", false));
    }

    @Test
    void theFirstClosingMarkCounts() {
        assertEquals(new ModelText("a", "b</think>c", false), ModelText.parse("<think>a</think>b</think>c", false));
    }
}
