package org.safefront.eval.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.safefront.benchmark.Benchmark;
import org.safefront.benchmark.BenchmarkItem;
import org.safefront.benchmark.Benchmarks;
import org.safefront.benchmark.data.InvalidDataException;
import org.safefront.contracts.rows.Finish;
import org.safefront.contracts.rows.Outcome;
import org.safefront.eval.Programs;
import org.safefront.lm.format.SharedData;
import org.safefront.work.RecordJson;

class Gsm8kTest {
    private static final Benchmark GSM8K = Benchmarks.get("gsm8k");

    @TempDir
    private Path folder;

    /** A solution that was graded by the authors of the data: right if the number after "A:" is. */
    record Graded(String question, String ground_truth, String solution, boolean is_correct) {}

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "The answer is \\boxed{1,234}.; 1234; CORRECT",
                "\\boxed{\\$18.00} a day; 18; CORRECT",
                "First \\boxed{17}, no: \\boxed{18} of 20.; 18; CORRECT",
                "She earns $18 a day.; 18; CORRECT",
                "<think>18</think>It is 19.; 18; WRONG",
                "\\boxed{-.5}; -0.50; CORRECT",
                "\\boxed{eighteen}; 18; NO_ANSWER",
                "It is eighteen.; 18; NO_ANSWER"
            })
    void readsTheLastNumber(String text, String gold, Outcome outcome) {
        var item = new BenchmarkItem("gsm8k-1", "How much?", gold);

        assertEquals(outcome, outcome(item, text));
    }

    @Test
    void readsRowsAsTheyArePublished() throws IOException {
        List<BenchmarkItem> items = items(List.of(
                "{\"question\": \"How much?\", \"answer\": \"9 * 2 = $<<9*2=18>>18\\n#### 1,018\"}",
                "{\"question\": \"How many?\", \"answer\": \"None.\\n#### 0\", \"more\": 1}"));

        assertEquals(
                List.of(
                        new BenchmarkItem("gsm8k-1", "How much?", "1018"),
                        new BenchmarkItem("gsm8k-2", "How many?", "0")),
                items);
    }

    @Test
    void refusesARowWithoutAnAnswer() {
        var refusal = assertThrows(
                InvalidDataException.class,
                () -> items(List.of("{\"question\": \"How much?\", \"answer\": \"Eighteen.\"}")));

        assertTrue(refusal.getMessage().contains("answer must end with #### and a number"), refusal.getMessage());
    }

    @Test
    void readsAllOfTheTestSet() throws IOException {
        Path file = SharedData.require("gsm8k/test.jsonl");

        List<BenchmarkItem> items = GSM8K.rows().items(file);

        assertEquals(1319, items.size());
        for (BenchmarkItem item : items) {
            assertEquals(Outcome.CORRECT, outcome(item, "<think></think>\\boxed{" + item.answer() + "}"));
            assertEquals(Outcome.NO_ANSWER, outcome(item, "I do not know."));
        }
    }

    @Test
    void agreesWithTheLabelsOfItsAuthors() throws IOException {
        Path file = SharedData.require("gsm8k/model_solutions_graded.even.jsonl");
        var json = new RecordJson();
        int agreed = 0;
        List<String> lines = Files.readAllLines(file);
        for (String line : lines) {
            Graded graded = json.read(Graded.class, line);
            String gold = graded.ground_truth().substring(graded.ground_truth().lastIndexOf("A:") + 2);
            var item =
                    new BenchmarkItem("graded", graded.question(), gold.strip().replace(",", ""));
            boolean correct = outcome(item, graded.solution()) == Outcome.CORRECT;
            agreed += correct == graded.is_correct() ? 1 : 0;
        }

        assertTrue(agreed >= 0.995 * lines.size(), agreed + " of " + lines.size());
    }

    private static Outcome outcome(BenchmarkItem item, String text) {
        return Scoring.score(GSM8K, item, 0, new Generated(ModelText.parse(text, false), Finish.STOP, 9), Programs.NONE)
                .outcome();
    }

    private List<BenchmarkItem> items(List<String> lines) throws IOException {
        Path file = folder.resolve("rows.jsonl");
        Files.write(file, lines);
        return GSM8K.rows().items(file);
    }
}
