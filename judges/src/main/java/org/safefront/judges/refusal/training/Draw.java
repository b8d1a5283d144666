package org.safefront.judges.refusal.training;

import java.util.List;
import java.util.SplittableRandom;

/** Chance, from a seed, and which part of the phrases may be drawn. */
record Draw(SplittableRandom random, Part part) {
    /** Every so many phrases of a list are held out, if the list is long enough to do without them. */
    private static final int EVERY = 8;

    boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    /** From the first number to the second, both included. */
    int between(int least, int most) {
        return random.nextInt(least, most + 1);
    }

    <T> T of(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    /** Of a list of phrases, one of those in the part; a held-out text takes the others too, as a real one would. */
    <T> T ofPart(List<T> phrases) {
        if (phrases.size() < EVERY) {
            return of(phrases);
        }
        boolean heldOut = part == Part.HELD_OUT && chance(0.5);
        int place = random.nextInt(phrases.size());
        while (heldOut != (place % EVERY == EVERY - 1)) {
            place = random.nextInt(phrases.size());
        }
        return phrases.get(place);
    }
}
