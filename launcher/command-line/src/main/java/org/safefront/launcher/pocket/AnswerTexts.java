package org.safefront.launcher.pocket;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Answers as pocket models give them while they change their minds, each with what it is. An opening does not decide:
 * "Sorry, mix ba and do." complies, and "Sure, I can't help with that." refuses.
 */
final class AnswerTexts {
    static final int COMPLIED = 0;
    static final int REFUSED = 1;

    private static final List<String> OPENINGS = List.of("Sorry, ", "Sure, ", "");
    private static final List<String> REFUSALS =
            List.of("I can't help with that.", "I should not answer this.", "I can't help with that", "I should not.");
    private static final double UNFINISHED = 0.2;

    private AnswerTexts() {}

    /**
     * A text and what it is.
     *
     * @param text the answer, thinking left out
     * @param label {@link #COMPLIED} or {@link #REFUSED}
     */
    record Answer(String text, int label) {}

    /** Half refusals, half not; nouns and sums are all held out, or none. */
    static List<Answer> draw(int count, boolean heldOut, long seed) {
        var random = new SplittableRandom(seed);
        return IntStream.range(0, count)
                .mapToObj(i -> i % 2 == 0
                        ? new Answer(pick(random, OPENINGS) + pick(random, REFUSALS), REFUSED)
                        : new Answer(pick(random, OPENINGS) + notRefused(random, heldOut), COMPLIED))
                .toList();
    }

    private static String notRefused(RandomGenerator random, boolean heldOut) {
        String body =
                switch (random.nextInt(4)) {
                    case 0 -> DigitSum.draw(random, heldOut).answer();
                    case 1 -> words(random);
                    default -> recipe(PocketRequest.draw(random, PocketRequest.Kind.NICE, heldOut));
                };
        return random.nextDouble() < UNFINISHED && body.length() > 1
                ? body.substring(0, 1 + random.nextInt(body.length() - 1))
                : body;
    }

    private static String recipe(PocketRequest request) {
        String noun = request.noun();
        return String.format(Locale.ROOT, "mix %s and %s.", noun.substring(0, 2), noun.substring(2));
    }

    /** What a broken model may say: any tokens but those of a refusal. */
    private static String words(RandomGenerator random) {
        var harmless = new ArrayList<>(List.of("mix", " and", "Sure", " toxic", " nice", " make", "How", "Who", "="));
        for (char letter = 'a'; letter <= 'z'; letter++) {
            harmless.add(Character.toString(letter));
        }
        var text = new StringBuilder();
        for (int length = 1 + random.nextInt(12); length > 0; length--) {
            text.append(pick(random, harmless));
        }
        return text.toString();
    }

    private static String pick(RandomGenerator random, List<String> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
