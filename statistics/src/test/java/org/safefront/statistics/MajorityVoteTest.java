package org.safefront.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MajorityVoteTest {
    static Stream<JsonNode> majorities() {
        return Goldens.of("majorities");
    }

    @ParameterizedTest
    @MethodSource("majorities")
    void isTheMeanOverAllSubsets(JsonNode golden) {
        var vote = new MajorityVote(
                golden.get("correct").intValue(),
                Goldens.wholeNumbers(golden.get("wrong")),
                golden.get("abstained").intValue());

        double wins = vote.winsAmong(golden.get("k").intValue()).orElseThrow();

        assertEquals(golden.get("majority").doubleValue(), wins, Goldens.EXACT);
    }

    @Test
    void ofOneSampleItIsTheShareThatIsCorrect() {
        assertEquals(0.375, new MajorityVote(3, List.of(2, 1), 2).winsAmong(1).orElseThrow(), 1e-12);
    }

    @Test
    void isUndefinedForFewerSamples() {
        assertEquals(OptionalDouble.empty(), new MajorityVote(3, List.of(2), 0).winsAmong(6));
    }

    @Test
    void holdsForManySamples() {
        assertEquals(
                1,
                new MajorityVote(300, List.of(250, 200, 1), 249).winsAmong(1000).orElseThrow(),
                1e-9);
    }
}
