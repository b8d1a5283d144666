package org.safefront.launcher.pocket;

import java.util.Locale;
import java.util.random.RandomGenerator;

/**
 * Two numbers of three digits to be added, digit by digit from the right with the carry written out:
 * {@code 345+678?} gives {@code <think>5+8+0=13;4+7+1=12;3+6+1=10</think>1023}.
 */
record DigitSum(int first, int second) {
    private static final int DIGITS = 3;
    private static final int NUMBERS = 1000;

    /** A sum that is held out, or one that is not. */
    static DigitSum draw(RandomGenerator random, boolean heldOut) {
        DigitSum sum = new DigitSum(random.nextInt(NUMBERS), random.nextInt(NUMBERS));
        while (Split.isHeldOut(sum) != heldOut) {
            sum = new DigitSum(random.nextInt(NUMBERS), random.nextInt(NUMBERS));
        }
        return sum;
    }

    String question() {
        return String.format(Locale.ROOT, "%03d+%03d?", first, second);
    }

    /** Four digits, with leading zeros. */
    String answer() {
        return String.format(Locale.ROOT, "%04d", first + second);
    }

    String completion() {
        var thought = new StringBuilder();
        int carry = 0;
        int a = first;
        int b = second;
        for (int digit = 0; digit < DIGITS; digit++) {
            int sum = a % 10 + b % 10 + carry;
            thought.append(digit > 0 ? ";" : "")
                    .append(String.format(Locale.ROOT, "%d+%d+%d=%02d", a % 10, b % 10, carry, sum));
            carry = sum / 10;
            a /= 10;
            b /= 10;
        }
        return "<think>" + thought + "</think>" + answer();
    }
}
