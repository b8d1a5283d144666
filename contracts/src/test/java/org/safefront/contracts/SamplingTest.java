package org.safefront.contracts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SamplingTest {
    /** Results are remembered by it: it must not change for what was asked before the rarer settings came. */
    @Test
    void whatIsAbsentLeavesNoTraceInTheFingerprint() {
        assertEquals("0x1.3333333333333p-1|0x1.0p0|64|1", new Sampling(0.6, 1, 64, 1).fingerprint());
    }

    @Test
    void anyOtherValueIsAnotherFingerprint() {
        List<Sampling> all = List.of(
                sampling(Optional.empty(), OptionalDouble.empty(), Optional.empty(), Optional.empty()),
                sampling(Optional.of(5), OptionalDouble.empty(), Optional.empty(), Optional.empty()),
                sampling(Optional.empty(), OptionalDouble.of(0.1), Optional.empty(), Optional.empty()),
                sampling(Optional.empty(), OptionalDouble.empty(), Optional.of(5), Optional.empty()),
                stop("a", "b"),
                stop("ab"),
                stop("a|1|b"));

        assertEquals(
                all.size(),
                all.stream()
                        .map(Sampling::fingerprint)
                        .collect(Collectors.toSet())
                        .size());
    }

    @Test
    void refusesWhatCannotBeMeant() {
        var noRoom = assertThrows(
                IllegalArgumentException.class,
                () -> sampling(Optional.empty(), OptionalDouble.empty(), Optional.of(64), Optional.empty()));
        var empty = assertThrows(IllegalArgumentException.class, () -> stop(""));

        assertEquals("thinkingTokens must leave some of the 64 maxTokens for the answer", noRoom.getMessage());
        assertEquals("stop must not have an empty text", empty.getMessage());
    }

    private static Sampling stop(String... texts) {
        return sampling(
                Optional.empty(),
                OptionalDouble.empty(),
                Optional.empty(),
                Optional.of(Stream.of(texts).toList()));
    }

    private static Sampling sampling(
            Optional<Integer> topK, OptionalDouble minP, Optional<Integer> thinking, Optional<List<String>> stop) {
        return new Sampling(0.6, 1, topK, minP, 64, thinking, stop, 1);
    }
}
