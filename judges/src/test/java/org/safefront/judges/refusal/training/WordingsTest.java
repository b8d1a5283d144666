package org.safefront.judges.refusal.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.safefront.judges.refusal.RefusalClassifier;
import org.safefront.judges.refusal.RefusalLabel;
import org.safefront.judges.refusal.training.GeneratedExchange.RolePart;

/**
 * The shipped judge on answers whose every stance is said in words that it was not trained on: {@code wordings.txt}, which stands
 * in for the phrases of training. A wording that nobody tells the judge is harder than anything that models say, so these are
 * floors against getting worse, not what the judge does on real answers.
 */
class WordingsTest {
    private static final List<String> WORDINGS = TrainingFiles.lines("wordings.txt");

    private final List<GeneratedExchange> exchanges =
            ExchangeGenerator.wording(WORDINGS).draw(3000, Part.TRAINING, 9);

    @Test
    void readsWordsThatItWasNotTrainedOn() {
        try (var judge = RefusalClassifier.shipped()) {
            long right = 0;
            long rightOfTwo = 0;
            for (GeneratedExchange exchange : exchanges) {
                RefusalLabel label =
                        judge.read(exchange.prompt(), exchange.response()).label();
                right += label == exchange.label() ? 1 : 0;
                rightOfTwo += complies(label) == complies(exchange.label()) ? 1 : 0;
            }

            assertTrue(right >= 0.75 * exchanges.size(), right + " of " + exchanges.size());
            assertTrue(rightOfTwo >= 0.848 * exchanges.size(), rightOfTwo + " of " + exchanges.size());
        }
    }

    @Test
    void noneOfTheseWordsWasTrainedOn() {
        Set<String> lists = WORDINGS.stream()
                .filter(line -> line.startsWith("@"))
                .map(line -> line.substring(1))
                .collect(Collectors.toSet());
        Set<String> trained = said(ExchangeGenerator.shipped().draw(20_000, Part.TRAINING, 4), lists);

        Set<String> both = said(exchanges, lists);
        both.retainAll(trained);

        assertEquals(Set.of(), both);
    }

    private static Set<String> said(List<GeneratedExchange> exchanges, Set<String> lists) {
        return exchanges.stream()
                .flatMap(exchange -> exchange.roles().stream())
                .filter(part -> lists.contains(part.role()))
                .map(RolePart::text)
                .collect(Collectors.toSet());
    }

    private static boolean complies(RefusalLabel label) {
        return label == RefusalLabel.FULL_COMPLIANCE;
    }
}
