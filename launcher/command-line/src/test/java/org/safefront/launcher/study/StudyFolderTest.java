package org.safefront.launcher.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.safefront.benchmark.data.InvalidDataException;
import org.safefront.contracts.Axis;
import org.safefront.contracts.DataRef;
import org.safefront.contracts.EvaluationTask;
import org.safefront.contracts.Method;
import org.safefront.contracts.Optimization;
import org.safefront.contracts.Recipe;
import org.safefront.contracts.Sampling;
import org.safefront.contracts.study.StudyBudget;
import org.safefront.contracts.study.StudyRequest;
import org.safefront.contracts.training.RunRequested;

class StudyFolderTest {
    private static final String STUDY = """
            study: small
            base: bases/seed-1
            train:
              data: refusals.jsonl
              sweep:
                - {method: full, learning-rate: [1e-4, 3e-4], epochs: 2}
                - {method: lora, rank: 8, alpha: 2r, targets: mlp, layers: middle-third, learning-rate: 1e-3, epochs: 1}
            evaluate:
              reasoning: [{benchmark: digit-sums, repeats: 2, temperature: 0.6}]
              safety: [{probes: pocket-harmful, judge: pocket-refusal}]
            """;

    @TempDir
    private Path folder;

    @TempDir
    private Path home;

    private FetchedData fetched;
    private Path data;

    @BeforeEach
    void copy() {
        fetched = new FetchedData(home.resolve("fetched"));
        data = home.resolve("data");
        PocketFolder.copy(folder);
    }

    @Test
    void readsTheStudyThatTheProjectShips() {
        List<StudyRequest> one =
                StudyFolder.read(PocketFolder.original(), false, data).requests();
        List<StudyRequest> all =
                StudyFolder.read(PocketFolder.original(), true, data).requests();

        assertEquals(List.of("pocket"), one.stream().map(StudyRequest::study).toList());
        assertEquals(
                List.of("pocket-seed-1", "pocket-seed-2", "pocket-seed-3"),
                all.stream().map(StudyRequest::study).toList());
    }

    @Test
    void makesARecipeOfEachCombinationAndNamesIt() {
        StudyRequest request = read(STUDY);

        assertEquals(
                List.of("full-1e-4", "full-3e-4", "lora-r8-mlp-middle-third-1e-3"),
                request.recipes().stream().map(Recipe::name).toList());
        assertEquals(16, request.recipes().get(2).lora().orElseThrow().alpha());
    }

    @Test
    void readsTheSweepOfThePaperFromAFileOfItsOwn() {
        Path file = PocketFolder.original().resolve("../../recipes/lora-safety-alignment.yaml");

        List<Recipe> recipes = read(withSweep(file.normalize().toString())).recipes();

        assertEquals(
                List.of(
                        "full-5e-5",
                        "lora-r1-up-5e-5",
                        "lora-r4-up-5e-5",
                        "lora-r16-up-5e-5",
                        "lora-r64-up-5e-5",
                        "lora-r1-gate-5e-5",
                        "lora-r1-down-5e-5",
                        "lora-r1-mlp-5e-5",
                        "lora-r1-attention-5e-5",
                        "lora-r1-all-5e-5",
                        "lora-r1-up-first-third-5e-5",
                        "lora-r1-up-middle-third-5e-5",
                        "lora-r1-up-last-third-5e-5"),
                recipes.stream().map(Recipe::name).toList());
        for (Recipe recipe : recipes) {
            int epochs = recipe.lora().isPresent() ? 10 : 5;
            assertEquals(Optional.of(new Optimization(5e-5, epochs, 2, 1, 0, 0, 1e-4, 1)), recipe.optimization());
            assertEquals(Optional.of("I should not answer this question."), recipe.thought());
            recipe.lora().ifPresent(lora -> assertEquals(16, lora.alpha()));
            recipe.lora().ifPresent(lora -> assertEquals(0.05, lora.dropout()));
        }
    }

    @Test
    void readsHowAnswersAreGenerated() {
        StudyRequest request = read(STUDY.replace(
                "temperature: 0.6}",
                "temperature: 0.6, top-p: 0.9, top-k: 20, min-p: 0.05, max-tokens: 300, thinking-tokens: 200,"
                        + " stop: [\"\\n\\n\", END], seed: 4}"));

        assertEquals(
                new Sampling(
                        0.6,
                        0.9,
                        Optional.of(20),
                        OptionalDouble.of(0.05),
                        300,
                        Optional.of(200),
                        Optional.of(List.of("\n\n", "END")),
                        4),
                request.evaluation().get(0).sampling());
    }

    @Test
    void aBudgetBeginsWithOneRepeatOfWhatTheFrontIsTakenFrom() {
        StudyRequest all = read(STUDY);
        StudyRequest adaptive = read(STUDY.replace(
                "evaluate:", "evaluate:\n  budget: {adaptive: true, risk: 0.1, against: true, strict: false}"));

        assertEquals(Optional.of(new StudyBudget(0.1, 0.02, true, false)), adaptive.budget());
        assertEquals(2, all.evaluation().get(0).repeats());
        assertEquals(all.evaluation().get(0).asNeeded(), adaptive.evaluation().get(0));
        assertEquals(1, adaptive.evaluation().get(0).repeats());
        assertEquals(Optional.of(2), adaptive.evaluation().get(0).mostRepeats());
        assertEquals(all.evaluation().get(1), adaptive.evaluation().get(1), "one repeat is all that it has");
        assertNotEquals(all.studyId(), adaptive.studyId());
    }

    @Test
    void aBudgetIsRefusedWhereItHasNothingToSpendOrSaysNonsense() {
        assertEquals(
                "study.yaml: evaluate.budget spends repeats, and no entry of reasoning or safety has more than one;"
                        + " say repeats there, or leave it out",
                refusal(STUDY.replace("repeats: 2, ", "")
                        .replace("evaluate:", "evaluate:\n  budget: {adaptive: true}")));
        assertEquals(
                "study.yaml: evaluate.budget.adaptive must be one of [true, false], was 'perhaps'",
                refusal(STUDY.replace("evaluate:", "evaluate:\n  budget: {adaptive: perhaps}")));
        assertEquals(
                Optional.empty(),
                read(STUDY.replace("evaluate:", "evaluate:\n  budget: {adaptive: false}"))
                        .budget());
    }

    @Test
    void thinkingHasToLeaveRoomForAnAnswer() {
        assertEquals(
                "study.yaml: evaluate.reasoning[0]: thinkingTokens must leave some of the 300 maxTokens for the answer",
                refusal(STUDY.replace("temperature: 0.6}", "max-tokens: 300, thinking-tokens: 300}")));
    }

    @Test
    void aThoughtOfTheStudyIsOneOfAllRecipesAndMakesThemOthers() {
        StudyRequest plain = read(STUDY);

        StudyRequest thoughtful = read(STUDY.replace("  sweep:", "  thought: No, no.\n  sweep:"));

        assertTrue(thoughtful.recipes().stream()
                .allMatch(recipe -> recipe.thought().equals(Optional.of("No, no."))));
        assertTrue(plain.recipes().stream().allMatch(recipe -> recipe.thought().isEmpty()));
        List<RunRequested> runs = plain.runs();
        List<RunRequested> others = thoughtful.runs();
        for (int i = 0; i < runs.size(); i++) {
            boolean base = runs.get(i).recipe().method() == Method.BASE;
            assertEquals(base, runs.get(i).runId().equals(others.get(i).runId()));
        }
        assertEquals(
                "study.yaml: train.thought must be a text without the marks <think> and </think>, which are set around it, was '<think>No.'",
                refusal(STUDY.replace("  sweep:", "  thought: <think>No.\n  sweep:"))
                        .replace(folder + "/", ""));
    }

    @Test
    void saysWhatASweepMayBe() {
        assertEquals(
                folder.resolve("all.yaml") + " is missing; study.yaml: train.sweep must be a list of recipes,"
                        + " or a file with such a list below sweep",
                refusal(withSweep("all.yaml")));
    }

    @Test
    void asksForEveryTask() {
        List<EvaluationTask> tasks = read(STUDY).evaluation();

        assertEquals(
                List.of(Axis.REASONING, Axis.SAFETY),
                tasks.stream().map(EvaluationTask::axis).toList());
        assertEquals(256, tasks.get(0).samples());
        assertEquals(0.6, tasks.get(0).sampling().temperature());
    }

    @Test
    void theSameFolderIsTheSameStudyWhereverItLies() throws IOException {
        String id = read(STUDY).studyId();
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        PocketFolder.withStudy(PocketFolder.copy(elsewhere), STUDY);

        assertEquals(
                id, StudyFolder.read(elsewhere, false, data).requests().get(0).studyId());
    }

    @Test
    void namesAFieldThatIsMissing() {
        assertEquals("study.yaml: train.data is missing", refusal(STUDY.replace("data: refusals.jsonl", "seed: 1")));
        assertEquals("study.yaml: train.sweep[0].epochs is missing", refusal(STUDY.replace(", epochs: 2", "")));
    }

    @Test
    void namesAFieldThatNobodyReads() {
        String refusal = refusal(STUDY.replace("rank: 8", "rnak: 8"));

        assertTrue(refusal.startsWith("study.yaml: train.sweep[1].rnak is not known; known are ["), refusal);
    }

    @Test
    void namesAValueThatCannotBe() {
        assertEquals(
                "study.yaml: train.sweep[1].rank must be a whole number of at least 1, was '0'",
                refusal(STUDY.replace("rank: 8", "rank: 0")));
        assertEquals(
                "study.yaml: train.sweep[0].method must be one of [full, lora], was 'dora'",
                refusal(STUDY.replace("method: full", "method: dora")));
    }

    @Test
    void saysHowABenchmarkThatIsMissingIsFetched() {
        String refusal = refusal(STUDY.replace("benchmark: digit-sums", "benchmark: gsm8k"));

        assertEquals(
                "study.yaml: evaluate.reasoning[0].benchmark: gsm8k is neither in " + folder.resolve("benchmarks")
                        + " nor in " + fetched.folder() + "; run: ./safefront data fetch gsm8k",
                refusal);
    }

    @Test
    void namesAFileThatNobodyPublishes() throws IOException {
        Files.delete(folder.resolve("benchmarks/digit-sums.jsonl"));

        assertEquals(
                "study.yaml: evaluate.reasoning[0].benchmark: " + folder.resolve("benchmarks/digit-sums.jsonl")
                        + " is missing",
                refusal(STUDY));
    }

    @Test
    void takesABenchmarkThatWasFetchedAndCountsRowsNotLines() throws IOException {
        Path file = Files.createDirectories(fetched.folder()).resolve("gsm8k.csv");
        Files.writeString(file, "question,answer\n\"How\nmuch?\",#### 1\nHow many?,#### 2\n");

        DataRef items = read(STUDY.replace("benchmark: digit-sums", "benchmark: gsm8k"))
                .evaluation()
                .get(0)
                .items();

        assertEquals(file.toUri().toString(), items.uri());
        assertEquals(2, items.rows());
    }

    @Test
    void prefersABenchmarkThatTheStudyBringsAlong() throws IOException {
        Files.createDirectories(fetched.folder());
        Files.writeString(fetched.folder().resolve("digit-sums.jsonl"), "{}");

        DataRef items = read(STUDY).evaluation().get(0).items();

        assertEquals(folder.resolve("benchmarks/digit-sums.jsonl").toUri().toString(), items.uri());
    }

    @Test
    void asksWhichOfTwoFilesIsMeant() throws IOException {
        Files.writeString(folder.resolve("benchmarks/digit-sums.csv"), "id,question,answer\n1,1+1?,2\n");

        var refusal = assertThrows(InvalidDataException.class, () -> read(STUDY));

        assertEquals(
                folder.resolve("benchmarks/digit-sums.jsonl")
                        + ": stands beside digit-sums.csv; keep one of them, for it is not known which is meant",
                refusal.getMessage());
    }

    @Test
    void namesTheBenchmarksThatThereAre() {
        String refusal = refusal(STUDY.replace("benchmark: digit-sums", "benchmark: digit-products"));

        assertTrue(
                refusal.startsWith("study.yaml: evaluate.reasoning[0].benchmark: no benchmark is called digit-products;"
                        + " known are aime24, aime25, digit-sums, "),
                refusal);
    }

    @Test
    void saysWhichVersionOfTheBenchmarkItMeans() {
        String version = read(STUDY).evaluation().get(0).version().orElseThrow();

        assertTrue(version.matches("\\d+-[0-9a-f]{8}"), version);
    }

    @Test
    void namesTheRowThatCannotBeReadBeforeAnyWork() throws IOException {
        Path file = folder.resolve("benchmarks/digit-sums.jsonl");
        List<String> lines = new ArrayList<>(Files.readAllLines(file));
        lines.set(2, lines.get(2).replace("answer", "reply"));
        Files.write(file, lines);

        var refusal = assertThrows(InvalidDataException.class, () -> read(STUDY));

        assertTrue(refusal.getMessage().startsWith(file + ", line 3: field answer is missing"), refusal.getMessage());
    }

    @Test
    void aJudgeThatIsBuiltInNeedsNoFolderAndTheProjectsOwnNoName() {
        String some = STUDY.replace("judge: pocket-refusal", "judge: refusal-phrases");
        String none = STUDY.replace(", judge: pocket-refusal", "");

        assertEquals(List.of(Optional.of("refusal-phrases")), judges(some));
        assertEquals(List.of(Optional.of("refusal")), judges(none));
    }

    private List<Optional<String>> judges(String study) {
        return read(study).evaluation().stream()
                .map(EvaluationTask::judge)
                .filter(Optional::isPresent)
                .distinct()
                .toList();
    }

    @Test
    void namesAJudgeThatIsMissing() {
        String refusal = refusal(STUDY.replace("judge: pocket-refusal", "judge: oracle"));

        assertEquals(
                "study.yaml: evaluate.safety[0].judge: " + folder.resolve("judges/oracle")
                        + " is missing; a judge is a folder with a judge.json in it, or built in: refusal, refusal-phrases",
                refusal);
    }

    @Test
    void namesABaseThatIsNoModel() throws IOException {
        Files.delete(folder.resolve("bases/seed-1/config.json"));

        String refusal = refusal(STUDY);

        assertTrue(refusal.startsWith("study.yaml: base: "), refusal);
        assertTrue(refusal.contains("config.json"), refusal);
    }

    @Test
    void namesTheLineThatIsNoYaml() {
        String refusal = refusal(STUDY.replace("train:", "train: ["));

        assertTrue(refusal.contains("study.yaml is not valid YAML"), refusal);
        assertTrue(refusal.contains("(line "), refusal);
    }

    private static String withSweep(String file) {
        return STUDY.replaceAll("(?s)sweep:.*evaluate:", "sweep: " + file + "\nevaluate:");
    }

    private StudyRequest read(String yaml) {
        PocketFolder.withStudy(folder, yaml);
        return StudyFolder.read(folder, false, fetched, data).requests().get(0);
    }

    private String refusal(String yaml) {
        return assertThrows(InvalidStudyException.class, () -> read(yaml)).getMessage();
    }
}
