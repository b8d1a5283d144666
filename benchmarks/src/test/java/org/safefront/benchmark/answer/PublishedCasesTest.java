package org.safefront.benchmark.answer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.safefront.benchmark.data.JsonRows;
import org.safefront.lm.format.SharedData;

/** How often the verdict is that of others, on their own cases. */
class PublishedCasesTest {
    /** A case of theirs: two texts, and whether they say that these are one answer. */
    private record Case(String gold, String candidate, boolean expected) {}

    /** Where the verdict is another one. */
    private record Tried(int cases, List<Case> otherwise) {
        double share() {
            return 1 - (double) otherwise.size() / cases;
        }
    }

    @Test
    void mathVerify() {
        Tried tried = tried(
                "math-verify/cases.even.jsonl",
                row -> new Case(
                        row.path("gold").asText(),
                        row.path("pred").asText(),
                        row.path(row.has("expected") ? "expected" : "result").asInt() == 1));

        assertEquals(134, tried.cases());
        assertTrue(tried.share() >= 0.95, tried.toString());
    }

    @Test
    void hendrycksMath() {
        Tried tried = tried(
                "math500/is_equiv_cases.even.jsonl",
                row -> new Case(
                        row.path("a").asText(),
                        row.path("b").asText(),
                        row.path("expected").asBoolean()));

        assertEquals(new Tried(12, List.of()), tried);
    }

    @Test
    void solutionsOfGsm8k() {
        Tried tried = tried(
                "gsm8k/model_solutions_graded.even.jsonl",
                row -> new Case(
                        row.path("ground_truth").asText(),
                        row.path("solution").asText(),
                        row.path("is_correct").asBoolean()));

        assertEquals(2703, tried.cases());
        assertTrue(tried.share() >= 0.995, tried.toString());
    }

    @Test
    void completionsOfQwen() {
        Tried tried = tried(
                "math-extraction/qwen_cot_graded.even.jsonl",
                row -> new Case(
                        row.path("gt").asText(),
                        row.path("completion").asText(),
                        row.path("score").asBoolean()));

        assertEquals(398, tried.cases());
        assertTrue(tried.share() >= 0.98, tried.toString());
    }

    @Test
    void solutionsOfMath500SayTheirAnswers() {
        Tried tried = tried(
                "math500/test.jsonl",
                row -> new Case(
                        row.path("answer").asText(), row.path("solution").asText(), true));

        assertEquals(new Tried(500, List.of()), tried);
    }

    /** Rows whose texts are made by Python, and lists of letters, are no pairs of answers. */
    private static Tried tried(String file, Function<ObjectNode, Case> read) {
        var cases = new ArrayList<Case>();
        JsonRows.each(SharedData.require(file), row -> {
            boolean isPair = !file.startsWith("math-verify")
                    || (isText(row.content().path("gold"))
                            && isText(row.content().path("pred")));
            if (isPair) {
                cases.add(read.apply(row.content()));
            }
        });
        List<Case> otherwise = cases.stream()
                .filter(one -> RawAnswers.compare(one.gold(), one.candidate()).verdict()
                        != (one.expected() ? Equality.EQUAL : Equality.DIFFERENT))
                .toList();
        return new Tried(cases.size(), otherwise);
    }

    private static boolean isText(JsonNode node) {
        return node.isTextual();
    }
}
