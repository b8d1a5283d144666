package org.safefront.benchmark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.safefront.benchmark.answer.Equality;
import org.safefront.benchmark.code.CodeRunner;
import org.safefront.benchmark.code.NoPrograms;

/** On made-up rows of the published shape: the real ones may not be published. */
class GpqaDiamondTest {
    private static final Benchmark GPQA = Benchmarks.get("gpqa-diamond");

    private static final CodeRunner NO_PROGRAMS = new NoPrograms();

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "It is \\boxed{B}.; B",
                "\\boxed{\\text{B}}; B",
                "\\boxed{B) Neon}; B",
                "First \\boxed{A}, no: \\boxed{C}; C",
                "\\boxed{E}; ",
                "The answer is (D).; D",
                "**Answer: C**; C",
                "The correct answer is **A**; A",
                "Final Answer: B. Not A; B",
                "I like option B; "
            })
    void readsTheLetterByThePatternsOfTheProtocol(String answer, String letter) {
        var item = new BenchmarkItem("r", "?", "B");

        Scored scored = GPQA.scorer().score(item, answer, NO_PROGRAMS);

        assertEquals(Optional.ofNullable(letter), scored.extracted());
        assertEquals("B".equals(letter), scored.equality() == Equality.EQUAL);
    }

    @Test
    void drawsTheOrderOfTheChoicesOnceForEachRecord() throws IOException {
        List<BenchmarkItem> items = GPQA.rows().items(rows(200));

        assertEquals(items, GPQA.rows().items(rows(200)));
        var counts = items.stream().collect(Collectors.groupingBy(BenchmarkItem::answer, Collectors.counting()));
        assertEquals(4, counts.size());
        counts.forEach((letter, count) -> assertTrue(count > 30 && count < 70, counts.toString()));
        BenchmarkItem first = items.get(0);
        assertTrue(first.question().contains("\n" + first.answer() + ") right 0"), first.question());
    }

    @Test
    void isAcceptedOnItsData() throws IOException {
        assertEquals(List.of(), Certification.problems(GPQA, GPQA.rows().items(rows(198)), NO_PROGRAMS));
    }

    private Path rows(int count) throws IOException {
        var lines = new ArrayList<String>();
        lines.add("Question,Correct Answer,Incorrect Answer 1,Incorrect Answer 2,Incorrect Answer 3,Record ID,Extra");
        for (int i = 0; i < count; i++) {
            lines.add("\"What, then,  is no. " + i + " [title]?\",right " + i
                    + ",wrong one,wrong two,\"wrong\n[1]three\",rec" + i + ",x");
        }
        Path file = folder.resolve("gpqa-diamond.csv");
        Files.write(file, lines);
        return file;
    }
}
