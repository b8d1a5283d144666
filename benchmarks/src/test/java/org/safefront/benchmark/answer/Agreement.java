package org.safefront.benchmark.answer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.stream.Stream;

/** How often verdicts agree with labels, and where they do not. */
record Agreement(int total, int right, int falseEqual, int falseDifferent, int undecided, List<String> failures) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int SHOWN = 120;

    /** Two answers, and whether they are the same. */
    record Labelled(String gold, String pred, boolean isEqual) {}

    static Stream<JsonNode> rows(Path file) throws IOException {
        return Files.readAllLines(file).stream().map(Agreement::row);
    }

    static Agreement of(Stream<Labelled> pairs) {
        var counts = new EnumMap<Equality, Integer>(Equality.class);
        int right = 0;
        var failures = new ArrayList<String>();
        for (Labelled pair : pairs.toList()) {
            Equality verdict = RawAnswers.compare(pair.gold(), pair.pred()).verdict();
            if (verdict == (pair.isEqual() ? Equality.EQUAL : Equality.DIFFERENT)) {
                right++;
            } else {
                counts.merge(verdict, 1, Integer::sum);
                failures.add(verdict + ": " + end(pair.gold()) + " / " + end(pair.pred()));
            }
        }
        return new Agreement(
                right + failures.size(),
                right,
                counts.getOrDefault(Equality.EQUAL, 0),
                counts.getOrDefault(Equality.DIFFERENT, 0),
                counts.getOrDefault(Equality.UNDECIDED, 0),
                failures);
    }

    private static String end(String text) {
        return text.substring(Math.max(0, text.length() - SHOWN)).replace('\n', ' ');
    }

    private static JsonNode row(String line) {
        try {
            return JSON.readTree(line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
