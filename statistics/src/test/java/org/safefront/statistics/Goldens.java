package org.safefront.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** What reference implementations say; {@code src/test/python/statistics_goldens.py} writes the file. */
final class Goldens {
    static final double EXACT = 1e-10;

    private static final JsonNode ALL = read();

    private Goldens() {}

    static Stream<JsonNode> of(String name) {
        JsonNode cases = ALL.get(name);
        assertEquals(true, cases != null && !cases.isEmpty(), "goldens.json has no " + name);
        return StreamSupport.stream(cases.spliterator(), false);
    }

    static List<Integer> wholeNumbers(JsonNode list) {
        var numbers = new ArrayList<Integer>();
        list.forEach(number -> numbers.add(number.intValue()));
        return numbers;
    }

    static List<Double> numbers(JsonNode list) {
        var numbers = new ArrayList<Double>();
        list.forEach(number -> numbers.add(number.doubleValue()));
        return numbers;
    }

    /** Questions that were answered so often correctly. */
    static QuestionScores scores(List<Integer> correct, int samples) {
        return new QuestionScores(IntStream.range(0, correct.size())
                .mapToObj(i -> new QuestionScore("item-" + i, correct.get(i), samples))
                .toList());
    }

    static void assertInterval(JsonNode golden, Interval interval) {
        assertEquals(golden.get(0).doubleValue(), interval.low(), EXACT);
        assertEquals(golden.get(1).doubleValue(), interval.high(), EXACT);
    }

    private static JsonNode read() {
        try (InputStream file = Goldens.class.getResourceAsStream("goldens.json")) {
            return new ObjectMapper().readTree(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
