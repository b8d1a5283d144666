package org.safefront.architecture.faulty.chance;

import java.util.Collections;
import java.util.List;

final class Shuffled {
    private Shuffled() {}

    static void mix(List<Integer> cards) {
        Collections.shuffle(cards);
    }
}
