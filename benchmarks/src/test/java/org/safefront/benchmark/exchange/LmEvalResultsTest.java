package org.safefront.benchmark.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** On files that lm-evaluation-harness wrote itself, see {@code make_files.py} beside them. */
class LmEvalResultsTest {
    private static final String GROUPED = "lm-eval/results_2026-11-28T06-51-46.296237.json";

    @TempDir
    private Path folder;

    @Test
    void readsEveryFilterWithAllThatBelongsToIt() throws URISyntaxException {
        List<LmEvalScore> scores = LmEvalResults.read(genuine(GROUPED)).scores();

        assertEquals(
                new LmEvalScore(
                        "sums_generated",
                        Optional.empty(),
                        "exact_match",
                        "flexible-extract",
                        0.6666666666666666,
                        OptionalDouble.of(0.33333333333333337),
                        Optional.of(true),
                        OptionalLong.of(3),
                        Optional.of("3.0"),
                        OptionalInt.of(0),
                        Optional.of("2f78b1aacf6a5917660f4e1da092989b6ca4935adf31dd8b5d8dd5831d0668e3"),
                        Optional.of("lab/listed")),
                scores.get(1));
        assertEquals(
                List.of("sums_generated", "sums_generated", "sums_median", "sums_all"),
                scores.stream().map(LmEvalScore::task).toList());
    }

    @Test
    void aGroupStandsThereOnceAndNamesItsTasks() throws URISyntaxException {
        LmEvalScore group = LmEvalResults.read(genuine(GROUPED)).scores().get(3);

        assertEquals(Optional.of(List.of("sums_generated", "sums_median")), group.members());
        assertEquals(0.6666666666666666, group.value());
        assertEquals(OptionalLong.of(6), group.samples());
        assertEquals(Optional.empty(), group.version());
    }

    @Test
    void aGroupWithoutAScoreIsNoScore() throws IOException {
        Path file = file("""
                {"results": {"both": {"alias": "both"}, "one": {"acc,none": 0.25}}, "group_subtasks": {"both": ["one"]}}
                """);

        List<LmEvalScore> scores = LmEvalResults.read(file).scores();

        assertEquals(List.of("one"), scores.stream().map(LmEvalScore::task).toList());
    }

    @Test
    void notApplicableIsNoStandardError() throws URISyntaxException {
        LmEvalScore score = LmEvalResults.read(genuine("lm-eval-results_sums_chosen.json"))
                .scores()
                .get(0);

        assertEquals("acc", score.metric());
        assertEquals(0.6666666666666666, score.value());
        assertEquals(OptionalDouble.empty(), score.standardError());
    }

    @Test
    void knowsWhichSamplesLieBeside() throws URISyntaxException {
        Map<String, Path> samples = LmEvalResults.read(genuine(GROUPED)).samples();

        assertEquals(
                Map.of(
                        "sums_generated", genuine("lm-eval/samples_sums_generated_2026-11-28T06-51-46.296237.jsonl"),
                        "sums_median", genuine("lm-eval/samples_sums_median_2026-11-28T06-51-46.296237.jsonl")),
                samples);
    }

    @Test
    void samplesOfAnotherTimeBelongToOtherResults() throws IOException, URISyntaxException {
        Path results = Files.copy(genuine(GROUPED), folder.resolve("results_2026-11-28T06-51-46.296238.json"));
        Files.copy(
                genuine("lm-eval/samples_sums_median_2026-11-28T06-51-46.296237.jsonl"),
                folder.resolve("samples_sums_median_2026-11-28T06-51-46.296237.jsonl"));

        assertEquals(Map.of(), LmEvalResults.read(results).samples());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                GROUPED,
                "lm-eval-results_sums_chosen.json",
                "lm-eval-results_sums_generated.json",
                "lm-eval-results_sums_repeated.json"
            })
    void isKnownByItsContent(String name) throws URISyntaxException {
        assertTrue(LmEvalResults.isIn(genuine(name)));
        assertEquals(ForeignFormat.LM_EVAL, ForeignFormat.of(genuine(name)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "lm-eval-samples_sums_generated.jsonl",
                "inspect-sums.json",
                "inspect-sums.eval",
                "evalplus-samples_eval_results.json",
                "human-eval-samples.jsonl_results.jsonl",
                "hub-results.yaml"
            })
    void noOtherFileIsTakenForResults(String name) throws URISyntaxException {
        assertFalse(LmEvalResults.isIn(genuine(name)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"results": {}}                                         | field results must have a score
            {"results": [1]}                                        | field results must be an object
            {"results": {"t": 0.5}}                                 | field results.t must be an object
            {"results": {"t": {"alias": "t"}}}                      | field results.t must have a field METRIC,FILTER
            {"results": {"t": {"acc,none": "0.5"}}}                 | field results.t.acc,none must be a finite number
            {"results": {"t": {"acc,none": NaN}}}                   | field results.t.acc,none must be a finite number
            {"results": {"t": {"acc,none": 1, "acc_stderr,none": "small"}}} | field results.t.acc_stderr,none must be
            {"results": {"t": {"acc,none": 1, "sample_len": 0}}}    | field results.t.sample_len must be a whole number
            {"results": {"t": {"acc,none": 1}}, "n-samples": {"t": {"effective": "3"}}} | field n-samples.t.effective must be
            {"results": {"t": {"acc,none": 1}}, "groups": [1]}      | field groups must be an object
            {"results": {"t": {"acc,none": 1                        | cannot be read as JSON; is it cut off?
            """)
    void aFileThatIsNotAsItShouldBeIsRefusedByItsField(String text, String problem) throws IOException {
        Path file = file(text);

        var refusal = assertThrows(
                ForeignFileException.class, () -> LmEvalResults.read(file).scores());

        assertTrue(refusal.getMessage().startsWith(file + ": " + problem), refusal.getMessage());
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("results.json"), text);
    }

    private static Path genuine(String name) throws URISyntaxException {
        return Path.of(LmEvalResultsTest.class.getResource("/exchange/" + name).toURI());
    }
}
