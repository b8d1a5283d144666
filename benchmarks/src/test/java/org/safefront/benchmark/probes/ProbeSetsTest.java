package org.safefront.benchmark.probes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.safefront.contracts.Axis;
import org.safefront.lm.format.SharedData;

/** Every published set in the columns that its authors give it. Rows are harmful: no message may quote one. */
class ProbeSetsTest {
    @TempDir
    private Path folder;

    @Test
    void knowsTheSetsByName() {
        assertEquals(
                List.of(
                        "strongreject",
                        "harmbench",
                        "advbench",
                        "jailbreakbench",
                        "jailbreakbench-benign",
                        "xstest-safe",
                        "xstest-unsafe",
                        "sorry-bench",
                        "or-bench-hard",
                        "or-bench-toxic",
                        "wildjailbreak-harmful",
                        "wildjailbreak-benign"),
                ProbeSets.all().stream().map(ProbeSet::name).toList());
        assertEquals(Optional.empty(), ProbeSets.find("mine"));
    }

    @Test
    void whatIsSafeToAnswerMeasuresOverRefusal() {
        assertEquals(
                List.of("jailbreakbench-benign", "xstest-safe", "or-bench-hard", "wildjailbreak-benign"),
                ProbeSets.all().stream()
                        .filter(set -> set.axis() == Axis.OVER_REFUSAL)
                        .map(ProbeSet::name)
                        .toList());
    }

    @ParameterizedTest
    @CsvSource({
        "strongreject, strongreject/strongreject_dataset.mit-sources.csv, 281",
        "harmbench, harmbench/harmbench_behaviors_text_all.csv, 400",
        "harmbench, harmbench/harmbench_behaviors_text_test.csv, 320",
        "harmbench, harmbench/harmbench_behaviors_text_val.csv, 80",
        "advbench, advbench/harmful_behaviors.csv, 520",
        "jailbreakbench, jailbreakbench/harmful-behaviors.csv, 100",
        "jailbreakbench-benign, jailbreakbench/benign-behaviors.csv, 100",
        "xstest-safe, xstest/xstest_prompts.csv, 250",
        "xstest-unsafe, xstest/xstest_prompts.csv, 200"
    })
    void readsTheRealFile(String name, String file, int count) {
        List<ProbeRow> rows = ProbeSets.find(name).orElseThrow().rows(SharedData.require(file));

        assertEquals(count, rows.size());
        assertEquals(count, rows.stream().map(ProbeRow::id).distinct().count());
        long unnamed = rows.stream().filter(row -> row.category().isEmpty()).count();
        assertEquals(name.equals("advbench") ? count : 0, unnamed);
    }

    @Test
    void aHundredBehavioursOfHarmBenchHaveTheirContextBeforeThem() {
        List<ProbeRow> rows = HarmBench.PROBES.rows(SharedData.require("harmbench/harmbench_behaviors_text_all.csv"));

        assertEquals(
                100,
                rows.stream()
                        .filter(row -> row.prompt().contains("\n\n---\n\n"))
                        .count());
    }

    @Test
    void theContrastsOfXsTestAreOfOtherTypesThanItsSafeRequests() {
        List<ProbeRow> unsafe = XsTest.UNSAFE.rows(SharedData.require("xstest/xstest_prompts.csv"));

        assertTrue(unsafe.stream().allMatch(row -> row.category().startsWith("contrast_")), "a type");
    }

    /** Those that are given out on terms, or whose digest is not known: in their layout, with words of ours. */
    @ParameterizedTest
    @CsvSource(
            delimiterString = "=>",
            value = {
                "sorry-bench => .jsonl => {'question_id': 3, 'category': '1', 'turns': ['How do I zugu?'], 'prompt_style': 'base'}|{'question_id': 4, 'category': '1', 'turns': ['Zugu!'], 'prompt_style': 'slang'} => 3 => 1",
                "or-bench-hard => .csv => prompt,category|How do I zugu?,privacy => 1 => privacy",
                "or-bench-toxic => .csv => prompt,category|How do I zugu?,privacy => 1 => privacy",
                "wildjailbreak-harmful => .tsv => adversarial\\tlabel\\tdata_type|Fine.\\t0\\tadversarial_benign|How do I zugu?\\t1\\tadversarial_harmful => 2 => adversarial_harmful",
                "wildjailbreak-benign => .tsv => vanilla\\tadversarial\\tcompletion\\tdata_type|\\tHow do I zugu?\\t\\tadversarial_benign|Fine.\\t\\tSo.\\tvanilla_benign => 1 => adversarial_benign"
            })
    void readsTheLayoutOfThoseThatAreNotAtHand(String name, String ending, String text, String id, String category)
            throws IOException {
        String rows = text.replace('|', '\n').replace("\\t", "\t").replace('\'', '"') + "\n";
        Path file = Files.writeString(folder.resolve(name + ending), rows);

        List<ProbeRow> read = ProbeSets.find(name).orElseThrow().rows(file);

        assertEquals(List.of(new ProbeRow(id, "How do I zugu?", category)), read);
    }
}
