package org.safefront.benchmark.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.safefront.contracts.ContentId;
import org.safefront.contracts.DataRef;
import org.safefront.contracts.Estimate;
import org.safefront.contracts.evaluation.EvaluationCompleted;
import org.safefront.contracts.evaluation.Outcomes;
import org.safefront.contracts.rows.BenchmarkSample;
import org.safefront.contracts.rows.Finish;
import org.safefront.contracts.rows.Outcome;

class ExportFormatTest {
    private static final String CREATED = "2026-11-28T12:00:00Z";

    @TempDir
    private Path folder;

    @Test
    void whatInspectIsToldComesBackFromItsLog() {
        List<BenchmarkSample> ours = everyOutcome();

        Path file = ExportFormat.INSPECT.write(folder, header(ours), ours::forEach, false);

        assertEquals(ForeignFormat.INSPECT, ForeignFormat.of(file));
        assertEquals(ours, rows(ForeignFormat.INSPECT, file));
    }

    @ParameterizedTest
    @ValueSource(strings = {"inspect-sums.eval", "inspect-sums-deflate.eval", "inspect-sums.json"})
    void whatInspectWroteItselfIsTheSameAfterAnExport(String genuine) throws URISyntaxException {
        List<BenchmarkSample> theirs = rows(ForeignFormat.INSPECT, genuine(genuine));

        Path file = ExportFormat.INSPECT.write(folder, header(theirs), theirs::forEach, false);

        assertTrue(theirs.size() >= 6);
        assertEquals(theirs, rows(ForeignFormat.INSPECT, file));
    }

    @Test
    void whatHumanEvalWroteItselfIsTheSameAfterAnExport() throws URISyntaxException {
        List<BenchmarkSample> theirs =
                rows(ForeignFormat.HUMAN_EVAL, genuine("human-eval-samples.jsonl_results.jsonl"));

        Path file = ExportFormat.HUMAN_EVAL.write(folder, header(theirs), theirs::forEach, false);

        assertEquals(ForeignFormat.HUMAN_EVAL, ForeignFormat.of(file));
        assertEquals(theirs, rows(ForeignFormat.HUMAN_EVAL, file));
    }

    @Test
    void whatLmEvalIsToldComesBackFromItsSamples() {
        List<BenchmarkSample> ours = together(everyOutcome());

        Path file = ExportFormat.LM_EVAL.write(folder, header(ours), ours::forEach, false);

        assertEquals(ForeignFormat.LM_EVAL, ForeignFormat.of(file));
        assertEquals(ours, rows(ForeignFormat.LM_EVAL, file));
        assertTrue(Files.exists(folder.resolve(
                file.getFileName().toString().replace("samples_", "results_").replace(".jsonl", ".json"))));
    }

    @Test
    void resultsForLmEvalSayWhatItsSamplesComeTo() throws IOException {
        List<BenchmarkSample> ours = repeated();

        Path file = ExportFormat.LM_EVAL.write(folder, header(ours), ours::forEach, false);

        Path beside = folder.resolve(
                file.getFileName().toString().replace("samples_", "results_").replace(".jsonl", ".json"));
        LmEvalScore score = LmEvalResults.read(beside).scores().get(0);
        double sum = 0;
        for (String line : Files.readAllLines(file)) {
            sum += ForeignJson.MAPPER.readTree(line).path("exact_match").doubleValue();
        }
        assertEquals(0.5, score.value());
        assertEquals(0.5, sum / 2);
        assertEquals("gsm8k", score.task());
        assertEquals(Optional.of("1-0a1b2c3d"), score.version());
        assertEquals(Optional.of("lab/model"), score.model());
        assertEquals(Map.of("gsm8k", file), LmEvalResults.read(beside).samples());
    }

    @ParameterizedTest
    @EnumSource(
            value = ExportFormat.class,
            names = {"LM_EVAL", "INSPECT"})
    void theScoreOfAnExportIsStatedForItsOwnSamples(ExportFormat format) {
        List<BenchmarkSample> ours = repeated();

        Path file = format.write(folder, header(ours), ours::forEach, false);

        ForeignFormat theirs = ForeignFormat.of(file);
        var marks = new ArrayList<Mark>();
        theirs.each(file, sample -> marks.addAll(sample.marks()));
        StatedScore stated = theirs.stated(file).get(0);
        assertEquals(0.5, stated.value());
        assertEquals(OptionalInt.of(1), stated.k());
        assertEquals(4, marks.size());
        assertTrue(marks.stream().allMatch(mark -> mark.score().equals(stated.marks())));
        assertEquals(2, marks.stream().filter(Mark::correct).count());
    }

    /** Two questions, two responses each, one of the second without a score of Inspect's: 2 of 4 are right. */
    private static List<BenchmarkSample> repeated() {
        return List.of(
                sample("a", 0, Outcome.WRONG),
                sample("a", 1, Outcome.CORRECT),
                sample("b", 0, Outcome.CORRECT),
                sample("b", 1, Outcome.ERROR));
    }

    private static BenchmarkSample sample(String item, int repeat, Outcome outcome) {
        return new BenchmarkSample(
                item, repeat, "1 + 1?", "2", "", "It is", Optional.empty(), outcome, Finish.STOP, 2, Optional.empty());
    }

    @Test
    void hashesAreThoseOfLmEvalItself() throws IOException, URISyntaxException {
        JsonNode genuine =
                ForeignJson.MAPPER.readTree(Files.readAllLines(genuine("lm-eval-samples_sums_generated.jsonl"))
                        .get(0));
        var sample = new BenchmarkSample(
                "sum-1",
                0,
                genuine.path("arguments").path("gen_args_0").path("arg_0").asText(),
                genuine.path("target").asText(),
                "",
                "5",
                Optional.of("5"),
                Outcome.CORRECT,
                Finish.STOP,
                1,
                Optional.empty());

        Path file =
                ExportFormat.LM_EVAL.write(folder, header(List.of(sample)), samples -> samples.accept(sample), false);

        JsonNode ours = ForeignJson.MAPPER.readTree(Files.readString(file));
        assertEquals(genuine.path("prompt_hash"), ours.path("prompt_hash"));
        assertEquals(genuine.path("target_hash"), ours.path("target_hash"));
    }

    @Test
    void whatEvalPlusWroteItselfIsTheSameAfterAnExport() throws URISyntaxException {
        List<BenchmarkSample> theirs = rows(ForeignFormat.EVALPLUS, genuine("evalplus-samples_eval_results.json"));

        Path file = ExportFormat.EVALPLUS.write(folder, header(theirs), theirs::forEach, false);

        assertEquals(ForeignFormat.EVALPLUS, ForeignFormat.of(file));
        assertEquals(theirs, rows(ForeignFormat.EVALPLUS, file));
    }

    /** As our files have them: all repeats of a question one after the other. */
    private static List<BenchmarkSample> together(List<BenchmarkSample> samples) {
        return samples.stream()
                .sorted(Comparator.comparing(BenchmarkSample::item).thenComparingInt(BenchmarkSample::repeat))
                .toList();
    }

    @Test
    void theHubGetsTheScoreAndItsInterval() throws IOException {
        List<BenchmarkSample> ours = everyOutcome();

        Path file = ExportFormat.HUB.write(folder, header(ours), ours::forEach, false);

        assertEquals(
                List.of(
                        "- dataset:",
                        "    id: 'gsm8k'",
                        "    task_id: 'gsm8k'",
                        "  value: 0.5",
                        "  date: '2026-11-28T12:00:00Z'",
                        "  notes: '95 % interval 0.2500 to 0.7500, 7 samples; version 1-0a1b2c3d; it''s an engine'"),
                Files.readAllLines(file));
    }

    @Test
    void whatTheHubIsToldComesBack() {
        List<BenchmarkSample> ours = everyOutcome();

        Path file = ExportFormat.HUB.write(folder, header(ours), ours::forEach, false);

        HubResult result = HubResults.read(file).get(0);
        assertEquals("gsm8k", result.dataset());
        assertEquals(0.5, result.value());
        assertEquals(Optional.of(CREATED), result.date());
        assertTrue(result.notes().orElseThrow().endsWith("it's an engine"));
    }

    @Test
    void readsWhatTheHubWroteItself() throws URISyntaxException {
        List<HubResult> results = HubResults.read(genuine("hub-results.yaml"));

        assertEquals(
                List.of(
                        new HubResult("openai/gsm8k", Optional.of("gsm8k"), 0.412, Optional.empty(), Optional.empty()),
                        new HubResult(
                                "cais/hle",
                                Optional.of("default"),
                                20.9,
                                Optional.of("2025-01-15T10:30:00Z"),
                                Optional.of("no-tools"))),
                results);
    }

    @Test
    void aFileThatIsThereIsReplacedOnlyIfToldSo() {
        List<BenchmarkSample> ours = everyOutcome();
        Path file = ExportFormat.HUB.write(folder, header(ours), ours::forEach, false);

        var refusal = assertThrows(
                ForeignFileException.class, () -> ExportFormat.HUB.write(folder, header(ours), ours::forEach, false));

        assertTrue(refusal.getMessage().contains("is there already; --force replaces it"), refusal.getMessage());
        assertEquals(file, ExportFormat.HUB.write(folder, header(ours), ours::forEach, true));
    }

    private static List<BenchmarkSample> everyOutcome() {
        var samples = new ArrayList<BenchmarkSample>();
        for (Outcome outcome : Outcome.values()) {
            Finish finish = outcome == Outcome.TRUNCATED ? Finish.LENGTH : Finish.STOP;
            boolean answered = outcome == Outcome.CORRECT || outcome == Outcome.WRONG;
            samples.add(new BenchmarkSample(
                    "Item/" + outcome,
                    0,
                    "What is „1 + 1“?",
                    "2",
                    "Let me see.",
                    outcome == Outcome.UNCLOSED_THINKING ? "" : "\\boxed{2}",
                    answered ? Optional.of("2") : Optional.empty(),
                    outcome,
                    finish,
                    12,
                    Optional.empty()));
        }
        BenchmarkSample first = samples.get(0);
        samples.add(new BenchmarkSample(
                first.item(),
                1,
                first.question(),
                first.gold(),
                "",
                "It is 2",
                Optional.of("2"),
                Outcome.CORRECT,
                Finish.STOP_TEXT,
                3,
                Optional.empty()));
        return samples;
    }

    private static ExportHeader header(List<BenchmarkSample> samples) {
        long correct = samples.stream()
                .filter(sample -> sample.outcome() == Outcome.CORRECT)
                .count();
        var completed = new EvaluationCompleted(
                ContentId.of(ContentId.EVALUATION, List.of("exported")),
                ContentId.of(ContentId.CHECKPOINT, List.of("exported")),
                "gsm8k",
                "1-0a1b2c3d",
                new Outcomes(correct, samples.size() - correct, 0, 0, 0, 0),
                new Estimate(0.5, 0.25, 0.75, samples.size()),
                new DataRef("file:///samples.jsonl", "0".repeat(64), samples.size()),
                90,
                2.5,
                List.of("it's an engine"),
                Optional.empty(),
                Optional.empty());
        return new ExportHeader(completed, "lab/model", CREATED);
    }

    private static List<BenchmarkSample> rows(ForeignFormat format, Path file) {
        var rows = new ArrayList<BenchmarkSample>();
        format.each(file, sample -> sample.row().ifPresent(rows::add));
        return rows;
    }

    private static Path genuine(String name) throws URISyntaxException {
        return Path.of(ExportFormatTest.class.getResource("/exchange/" + name).toURI());
    }
}
