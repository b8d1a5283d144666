package org.safefront.architecture.faulty.chance;

import java.util.Random;

final class Dice {
    private final Random random = new Random();

    int roll() {
        return 1 + random.nextInt(6);
    }
}
