package org.safefront.judges.refusal.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.safefront.judges.refusal.training.PhraseBook.Topic;

class PhraseBookTest {
    private final PhraseBook book = new PhraseBook(List.of(
            "# a remark",
            "@greeting",
            "[good [day|evening]|hello], {name}!",
            "@name",
            "Ann",
            "@topic do | deed",
            "fix my bike | repair",
            "@ask",
            "{Do} \\[now\\]",
            "@open",
            "a [b"));

    @Test
    void choicesStandInChoices() {
        Set<String> phrases = IntStream.range(0, 200)
                .mapToObj(seed -> book.phrase("greeting", new Topic(), draw(seed)))
                .collect(Collectors.toSet());

        assertEquals(Set.of("Good day, Ann!", "Good evening, Ann!", "Hello, Ann!"), phrases);
    }

    @Test
    void whoAnswersSaysYoursForMine() {
        Topic topic = book.topic("topic", draw(1)).answered();

        assertEquals("Fix your bike [now]", book.phrase("ask", topic, draw(1)));
    }

    @Test
    void aBracketThatIsNeverClosedIsRefused() {
        var refusal = assertThrows(IllegalArgumentException.class, () -> book.phrase("open", new Topic(), draw(1)));

        assertEquals("a bracket is never closed: a [b", refusal.getMessage());
    }

    private static Draw draw(long seed) {
        return new Draw(new SplittableRandom(seed), Part.TRAINING);
    }
}
