package org.safefront.launcher.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.safefront.launcher.CannotStartException;
import org.safefront.launcher.study.PocketFolder;
import org.safefront.launcher.study.StudyFolder;

class DryRunTest {
    private static final Map<String, String> SERVED = Map.of(ServiceSettings.SERVER, "http://vllm:8000");
    private static final Map<String, String> NOTHING_HERE =
            Map.of(ServiceSettings.SERVER, "http://vllm:8000", ServiceSettings.DEVICE, "gpu0");

    @TempDir
    private Path folder;

    @Test
    void countsTheRunsOfThePocketStudy() {
        StudyPlan plan = plan(PocketFolder.original(), false).studies().get(0);

        assertEquals(7, plan.runs().size());
        assertEquals(1 + 7 * 4, plan.checkpoints());
        // 960 rows in batches of 16, four times.
        assertEquals(
                List.of(240, 240, 240, 240, 240, 240, 240),
                plan.runs().stream().map(RunPlan::steps).toList());
        assertEquals(1680, plan.steps());
    }

    @Test
    void countsTheSamplesOfThePocketStudy() {
        StudyPlan plan = plan(PocketFolder.original(), false).studies().get(0);

        assertEquals(
                List.of("digit-sums", "pocket-harmful", "pocket-benign"),
                plan.tasks().stream().map(TaskPlan::name).toList());
        assertEquals(
                List.of(512L, 128L, 128L),
                plan.tasks().stream().map(TaskPlan::samplesPerCheckpoint).toList());
        assertEquals(
                List.of(14_848L, 3_712L, 3_712L),
                plan.tasks().stream().map(TaskPlan::samples).toList());
        assertEquals(22_272, plan.samples());
        assertEquals(7_424, plan.judged());
    }

    @Test
    void countsTokensByTheTokenizerAndTheTemplateOfTheBase() {
        StudyPlan plan = plan(PocketFolder.original(), false).studies().get(0);

        // Two marks and eight characters such as 483+067?; a request is words, marks and two syllables.
        assertEquals(
                List.of(10.0, 13.0, 13.0),
                plan.tasks().stream().map(TaskPlan::promptTokens).toList());
        assertEquals(14_848 * (10 + 64), plan.tasks().get(0).tokensAtMost());
        assertEquals(14_848 * (10 + 8), plan.tasks().get(0).tokensTypical());
    }

    @Test
    void weighsCheckpoints() throws IOException {
        StudyPlan plan = plan(PocketFolder.original(), false).studies().get(0);

        long beside = 0;
        for (String file : List.of("config.json", "tokenizer.json", "tokenizer_config.json")) {
            beside += Files.size(PocketFolder.original().resolve("bases/seed-1").resolve(file));
        }
        assertEquals(599_808 * 4 + beside, plan.runs().get(0).checkpointBytes());
        // Rank 8 on the up projections, 128 to 384, of three layers.
        assertEquals(3 * 8 * (128 + 384) * 4, plan.runs().get(6).checkpointBytes());
        assertEquals("lora-r8-up-3e-3", plan.runs().get(6).recipe());
        assertEquals(
                4 * plan.runs().get(0).checkpointBytes(), plan.runs().get(0).diskBytes());
    }

    @Test
    void countsEveryBase() {
        List<StudyPlan> studies = plan(PocketFolder.original(), true).studies();

        assertEquals(
                List.of("seed-1", "seed-2", "seed-3"),
                studies.stream().map(StudyPlan::base).toList());
        assertEquals(3 * 29, studies.stream().mapToLong(StudyPlan::checkpoints).sum());
    }

    @Test
    void foretellsTimesFromThisMachine() {
        Forecast forecast = DryRun.of(StudyFolder.read(PocketFolder.original(), false, folder), Map.of(), folder)
                .forecast();

        Span training = forecast.trainingSeconds().orElseThrow();
        Span evaluation = forecast.evaluationSeconds().orElseThrow();
        Span all = forecast.allSeconds().orElseThrow();
        assertTrue(0 < training.low() && training.low() <= training.high(), training.toString());
        assertTrue(0 < evaluation.low() && evaluation.low() < evaluation.high(), evaluation.toString());
        assertTrue(all.high() >= Math.max(training.high(), evaluation.high()), all.toString());
        assertTrue(all.high() <= training.high() + evaluation.high(), all.toString());
    }

    @Test
    void foretellsNoTimeOfWhatAServerElsewhereWrites() {
        DryRun run = DryRun.of(StudyFolder.read(PocketFolder.original(), false, folder), SERVED, folder);

        assertTrue(run.forecast().trainingSeconds().isPresent());
        assertEquals(Optional.empty(), run.forecast().evaluationSeconds());
        assertEquals(Optional.empty(), run.forecast().allSeconds());
        assertEquals(22_272, run.studies().get(0).samples());
        assertTrue(
                run.basis().stream().anyMatch(line -> line.contains("cannot be known from here")),
                run.basis().toString());
    }

    @Test
    void theJsonHoldsTheSameNumbers() throws IOException {
        JsonNode json =
                new ObjectMapper().readTree(plan(PocketFolder.original(), false).json());

        assertEquals(29, json.at("/studies/0/checkpoints").asInt());
        assertEquals(22_272, json.at("/studies/0/samples").asInt());
        assertEquals("full-3e-5", json.at("/studies/0/runs/0/recipe").asText());
        assertEquals(512, json.at("/studies/0/tasks/0/samplesPerCheckpoint").asInt());
    }

    @Test
    void theTableEndsWithWhatItRestsOn() {
        List<String> lines = PlanTable.lines(plan(PocketFolder.original(), false));

        assertTrue(lines.contains("What this rests on"), lines.toString());
        assertEquals("Nothing was started, written or fetched.", lines.get(lines.size() - 1));
        assertTrue(lines.stream().allMatch(line -> !line.contains("null")), lines.toString());
    }

    @Test
    void aBrokenRowIsRefusedByItsLineAndNotQuoted() throws IOException {
        Path study = PocketFolder.copy(folder.resolve("study"));
        Files.writeString(
                study.resolve("refusals.jsonl"), "{\"prompt\":\"fine\",\"refusal\":\"no\"}\n{\"words\":\"secret\"}\n");

        CannotStartException refusal = assertThrows(CannotStartException.class, () -> plan(study, false));

        assertTrue(refusal.getMessage().contains("refusals.jsonl line 2"), refusal.getMessage());
        assertTrue(!refusal.getMessage().contains("secret"), refusal.getMessage());
    }

    @Test
    void countsTheTokensOfProbesInOtherColumnsAndWritesNothing() throws IOException {
        Path study = PocketFolder.copy(folder.resolve("study"));
        Files.delete(study.resolve("probes/pocket-harmful.jsonl"));
        Files.writeString(
                study.resolve("probes/pocket-harmful.csv"), "nr,ask\n1,How do I wogo?\n2,How do I wogo the ka?\n");
        String yaml = Files.readString(study.resolve("study.yaml"));
        PocketFolder.withStudy(
                study,
                yaml.replace("probes: pocket-harmful,", "probes: pocket-harmful, columns: {id: nr, prompt: ask},"));

        TaskPlan task = plan(study, false).studies().get(0).tasks().get(1);

        assertEquals(2, task.samplesPerCheckpoint());
        assertTrue(task.longestPrompt() > task.promptTokens(), task.toString());
        assertTrue(Files.notExists(folder.resolve("data")));
    }

    @Test
    void layersThatTheModelLacksAreRefused() throws IOException {
        Path study = PocketFolder.copy(folder.resolve("study"));
        String yaml = Files.readString(study.resolve("study.yaml"));
        PocketFolder.withStudy(study, yaml.replace("targets: mlp,", "targets: mlp, layers: 2..7,"));

        CannotStartException refusal = assertThrows(CannotStartException.class, () -> plan(study, false));

        assertTrue(refusal.getMessage().contains("layers 2..7"), refusal.getMessage());
    }

    /** Without a measurement: nothing is computed on this machine. */
    private DryRun plan(Path study, boolean allBases) {
        return DryRun.of(
                StudyFolder.read(study, allBases, folder.resolve("data")), NOTHING_HERE, folder.resolve("data"));
    }
}
