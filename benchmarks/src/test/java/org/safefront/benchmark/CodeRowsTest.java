package org.safefront.benchmark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.safefront.benchmark.code.CodeTask;
import org.safefront.benchmark.code.NoSandboxException;
import org.safefront.benchmark.code.Sandbox;
import org.safefront.benchmark.code.SandboxLimits;
import org.safefront.benchmark.data.DataFile;
import org.safefront.benchmark.data.InvalidDataException;

/** Rows of the code benchmarks, in each of the shapes that they are published in. */
class CodeRowsTest {
    private static Sandbox sandbox;

    @TempDir
    private Path folder;

    @BeforeAll
    static void open() {
        try {
            sandbox = Sandbox.open(SandboxLimits.DEFAULT);
        } catch (NoSandboxException e) {
            Assumptions.abort("SKIPPED: " + e.getMessage());
        }
    }

    @AfterAll
    static void close() {
        sandbox.close();
    }

    @Test
    void humanEvalPlusIsTestedAgainstItsSolution() {
        CodeTask task = HumanEvalPlus.task(row("human-eval-plus.jsonl", 0, HumanEvalPlus.Row.class));

        assertTrue(passes(task, "def half(x): return x / 2"));
        assertTrue(passes(task, "def half(x): return x / 2 + 1e-9"));
        assertFalse(passes(task, "def half(x): return x / 2 + 1e-5"));
        assertFalse(passes(task, "def half(x): return min(x / 2, 1e9)"));
        assertFalse(passes(task, "def half(x): return int(x) / 2"));
    }

    @Test
    void nothingAtAllIsCloseToNoNumber() {
        CodeTask task = HumanEvalPlus.task(row("human-eval-plus.jsonl", 2, HumanEvalPlus.Row.class));

        assertTrue(passes(task, "def halves(xs): return [x / 2 + 1e-9 for x in xs]"));
        assertFalse(passes(task, "def halves(xs): return [[]]"));
        assertFalse(passes(task, "import numpy\ndef halves(xs): return numpy.empty((1, 0))"));
    }

    @Test
    void anInputThatTheContractRefusesIsNoTest() {
        CodeTask task = HumanEvalPlus.task(row("human-eval-plus.jsonl", 0, HumanEvalPlus.Row.class));

        assertTrue(passes(task, "def half(x): return x / 2 if x >= 0 else 17.0"));
    }

    @Test
    void humanEvalPlusIsTestedByWrittenResults() {
        CodeTask task = HumanEvalPlus.task(row("human-eval-plus.jsonl", 1, HumanEvalPlus.Row.class));

        assertTrue(passes(task, "def half(x): return x / 2"));
        assertFalse(passes(task, "def half(x): return 0.5"));
    }

    @Test
    void mbppPlusTakesTuplesAndAnyOrderWhereItsRulesSaySo() {
        CodeTask task = MbppPlus.task(row("mbpp-plus.jsonl", 0, MbppPlus.Row.class));

        assertTrue(passes(task, "def similar_elements(a, b): return [x for x in (*b, *a) if x in a and x in b]"));
        assertFalse(passes(task, "def similar_elements(a, b): return a"));
        assertFalse(passes(task, "def similar_elements(a, b): return tuple(b) if type(a) is list else ()"));
    }

    @Test
    void mbppPlusIsTestedByWrittenResults() {
        CodeTask task = MbppPlus.task(row("mbpp-plus.jsonl", 1, MbppPlus.Row.class));

        assertEquals("twice", task.entryPoint());
        assertTrue(passes(task, "def twice(x): return x + x"));
        assertFalse(passes(task, "def twice(x): return 4"));
    }

    @Test
    void mbppUsesClassesOfTheAnswerAndNoChallenge() {
        CodeTask task = Mbpp.task(row("mbpp.jsonl", 0, Mbpp.Row.class));

        assertEquals("value", task.entryPoint());
        assertTrue(passes(task, row("mbpp.jsonl", 0, Mbpp.Row.class).code()));
        assertFalse(passes(task, "class Leaf:\n  def __init__(self, v): pass\ndef value(leaf): return 7"));
    }

    @Test
    void mbppBringsItsOwnModules() {
        CodeTask task = Mbpp.task(row("mbpp.jsonl", 1, Mbpp.Row.class));

        assertTrue(passes(task, "def area(r): return 3.141592653589793 * r ** 2"));
        assertFalse(passes(task, "class math:\n  pi = 1\n  isclose = lambda a, b: True\ndef area(r): return 1"));
    }

    @Test
    void promptsShowTheProblemInABlock() {
        assertEquals("""
                Please provide a self-contained Python script that solves the following problem in a markdown code block:
                ```
                \"""
                Write a function to find the area of a circle.
                assert math.isclose(area(1), math.pi)
                \"""
                ```
                """, Mbpp.prompt(row("mbpp.jsonl", 1, Mbpp.Row.class)));
        assertTrue(HumanEvalPlus.prompt(row("human-eval-plus.jsonl", 0, HumanEvalPlus.Row.class))
                .endsWith("```\ndef half(x: float):\n    \"\"\" Half of x. \"\"\"\n```\n"));
    }

    @Test
    void aRowThatCannotBeTestedIsRefused() throws IOException {
        Path file = Files.writeString(folder.resolve("rows.jsonl"), """
                {"task_id":1,"prompt":"p","code":"def g(): pass","test_list":["assert f() == 1"]}
                """);

        var refusal = assertThrows(InvalidDataException.class, () -> DataFile.rows(file, Mbpp.Row.class));

        assertEquals(file + ", line 1: test_list must test a function of code", refusal.getMessage());
    }

    private static boolean passes(CodeTask task, String program) {
        return sandbox.run(task, program).passed();
    }

    private static <R extends Record> R row(String file, int number, Class<R> type) {
        try {
            Path path = Path.of(CodeRowsTest.class.getResource(file).toURI());
            return DataFile.rows(path, type).get(number).row();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
