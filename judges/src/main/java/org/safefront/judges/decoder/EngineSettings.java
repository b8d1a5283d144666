package org.safefront.judges.decoder;

import java.util.OptionalInt;
import org.safefront.lm.generation.decoder.Precision;

/**
 * How a decoder is opened to judge.
 *
 * @param threads that share its work
 * @param maxLength tokens that it reads and writes together; absent for what the model allows, at most 4096
 * @param precision of its weights
 * @param chats whether it is to answer messages
 */
public record EngineSettings(int threads, OptionalInt maxLength, Precision precision, boolean chats) {
    private static final int LONGEST = 4096;

    /** The limit for a model of so many positions. */
    int length(int maxPositions) {
        return maxLength.orElse(Math.min(LONGEST, maxPositions));
    }
}
