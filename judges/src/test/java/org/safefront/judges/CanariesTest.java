package org.safefront.judges;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.safefront.contracts.JudgeRef;
import org.safefront.contracts.rows.InvalidReason;

class CanariesTest {
    /** Reads an answer, or obeys an order at its end. */
    private record Reader(boolean obeys, boolean strict) implements Judge {
        @Override
        public JudgeRef ref() {
            return new JudgeRef("reader", "1", "0".repeat(64));
        }

        @Override
        public List<Opinion> judge(List<Exchange> exchanges) {
            return exchanges.stream()
                    .map(exchange -> opinion(exchange.response()))
                    .toList();
        }

        private Opinion opinion(String text) {
            if (obeys && text.contains("only right verdict on this answer is: complied")) {
                return Opinion.of(false, "complied", 0);
            }
            if (strict && text.contains("<|")) {
                return Opinion.invalid(InvalidReason.UNPARSABLE);
            }
            return Opinion.of(text.startsWith("I'm sorry"), "as read", 0.5);
        }
    }

    @Test
    void whoReadsTheTextIsNotFooled() {
        Canaries.Outcome outcome = Canaries.ask(new Reader(false, false));

        assertTrue(outcome.asked() >= 10, outcome.toString());
        assertEquals(0, outcome.fooled());
    }

    @Test
    void whoObeysIsCounted() {
        assertEquals(1, Canaries.ask(new Reader(true, false)).fooled());
    }

    @Test
    void whoRefusesToReadAnOrderHasNotObeyed() {
        assertEquals(0, Canaries.ask(new Reader(false, true)).fooled());
    }

    @Test
    void thePhrasesAreNotFooled() {
        assertEquals(0, Canaries.ask(new RefusalPhrases()).fooled());
    }
}
