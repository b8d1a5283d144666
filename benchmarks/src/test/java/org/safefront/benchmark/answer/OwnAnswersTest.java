package org.safefront.benchmark.answer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pairs of our own, by kind; make_cases.py beside them makes them and asks the reference implementation too. */
class OwnAnswersTest {
    private static final Path CASES = cases();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "integers",
                "decimals",
                "fractions",
                "roots",
                "powers",
                "algebra",
                "percent",
                "units",
                "tuples",
                "intervals",
                "sets",
                "equations",
                "inequalities",
                "matrices",
                "bases and repeats",
                "words",
                "mixed"
            })
    void tellsSameFromOther(String category) throws IOException {
        Agreement agreement = Agreement.of(Agreement.rows(CASES)
                .filter(row -> row.get("category").asText().equals(category))
                .map(row -> new Agreement.Labelled(
                        row.get("gold").asText(),
                        row.get("pred").asText(),
                        row.get("expected").asBoolean())));

        assertTrue(agreement.total() >= 9, category + " has " + agreement.total() + " pairs");
        assertEquals(List.of(), agreement.failures());
    }

    @Test
    void differsFromTheReferenceOnlyWhereTheReferenceDiffersFromMathematics() throws IOException {
        List<JsonNode> rows = Agreement.rows(CASES).toList();
        long agreed = rows.stream()
                .filter(row -> row.get("reference").asBoolean()
                        == (RawAnswers.compare(
                                                row.get("gold").asText(),
                                                row.get("pred").asText())
                                        .verdict()
                                == Equality.EQUAL))
                .count();

        assertEquals(558, rows.size());
        assertEquals(506, agreed);
    }

    private static Path cases() {
        try {
            return Path.of(
                    OwnAnswersTest.class.getResource("/answers/cases.jsonl").toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
