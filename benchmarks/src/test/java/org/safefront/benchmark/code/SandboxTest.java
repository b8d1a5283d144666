package org.safefront.benchmark.code;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What honest programs and their tests may count on. */
class SandboxTest {
    private static Sandbox sandbox;

    @BeforeAll
    static void open() {
        sandbox = Sandboxes.open(SandboxLimits.DEFAULT);
    }

    @AfterAll
    static void close() {
        sandbox.close();
    }

    @Test
    void aWrongProgramFailsWithTheAssertion() {
        var task = task("def check(candidate):\n    assert candidate(2) == 3\n");

        assertEquals("passed", run(task, "def f(x): return x + 1"));
        assertEquals("failed: AssertionError: assert candidate(2) == 3", run(task, "def f(x): return x"));
        assertEquals("failed: NameError: name 'f' is not defined", run(task, "def g(x): return x"));
        assertEquals("failed: ZeroDivisionError: division by zero", run(task, "def f(x): return x / 0"));
    }

    /** Every value goes to the program and comes back as it was. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "None",
                "True",
                "-1",
                "2**1000",
                "0.1",
                "float('inf')",
                "1 + 2j",
                "'\\u00e4\\ud800\\U0001f600\\0'",
                "b'\\x00\\xff'",
                "bytearray(b'x')",
                "[1, [2.0, ()], {}]",
                "(1, 'a')",
                "{1, 2}",
                "frozenset({(1, 2)})",
                "{'a': [1], (1, 2): None}",
                "range(1, 10, 2)",
                "int"
            })
    void plainValuesCross(String value) {
        String test =
                "value = %s\nback = f(value)\nassert back == value and type(back) is type(value)".formatted(value);

        assertEquals("passed", run(task(test), "def f(x): return x"));
    }

    @Test
    void notANumberStaysOne() {
        assertEquals("passed", run(task("x = f(float('nan'))\nassert x != x"), "def f(x): return x"));
    }

    @Test
    void numbersOfNumPyCross() {
        String test = """
                import numpy as np
                x = f(np.array([[1.5, 2], [3, 4]]))
                assert x.shape == (2, 2) and x.dtype == np.float64 and (x == [[3, 4], [6, 8]]).all()
                assert type(f(np.int32(4))) is np.int32
                """;

        assertEquals("passed", run(task(test), "def f(x): return x + x if x.shape else x"));
    }

    @Test
    void aListThatTheProgramChangesIsChanged() {
        String test = "x = [3, 1, 2]\ny = {}\nassert f(x, y) is None and x == [1, 2, 3] and y == {'n': 3}";

        assertEquals("passed", run(task(test), "def f(x, y):\n    x.sort()\n    y['n'] = len(x)"));
    }

    @Test
    void objectsOfTheProgramAreUsedFromAfar() {
        String test = """
                root = Node(1)
                root.left = Node(2)
                root.left.left = Node(3)
                assert f(root) == 3
                assert root.left.value == 2 and root.left == root.left and root != root.left
                assert list(root.values()) == [1, 2, 3]
                """;
        String program = """
                class Node:
                    def __init__(self, value):
                        self.value, self.left = value, None
                    def values(self):
                        yield self.value
                        if self.left: yield from self.left.values()
                def f(node): return 1 + f(node.left) if node else 0
                """;

        assertEquals("passed", run(task(test), program));
    }

    @Test
    void exceptionsKeepTheirKind() {
        String test = """
                for kind, error in (('value', ValueError), ('own', LookupError), ('plain', Exception)):
                    try:
                        f(kind)
                        assert False
                    except error as caught:
                        assert str(caught) == kind, caught
                """;
        String program = """
                class Own(KeyError): __str__ = lambda self: self.args[0]
                class Plain(Exception): pass
                def f(kind): raise {'value': ValueError, 'own': Own, 'plain': Plain}[kind](kind)
                """;

        assertEquals("failed: AssertionError: 'own'", run(task(test), program));
        assertEquals("passed", run(task(test.replace("('own', LookupError), ", "")), program));
    }

    @Test
    void helpersOfThePromptAreThoseOfTheDataSet() {
        var task = new CodeTask(
                "t",
                "def poly(x): return x - 3\ndef f():\n    \"\"\" root of poly \"\"\"\n",
                "def check(candidate):\n    assert poly(candidate()) == 0",
                "f");

        assertEquals("passed", run(task, "def f(): return 3"));
        assertEquals(
                "failed: AssertionError: assert poly(candidate()) == 0",
                run(task, "def poly(x): return 0\ndef f(): return 4"));
    }

    @Test
    void everyRunIsTheSame() {
        String program = "import random\ndef f(): return [random.random(), str({'a', 'b', 'c', 'd', 'e'})]";
        String first = run(task("assert False, f()"), program);

        assertEquals(first, run(task("assert False, f()"), program));
        assertTrue(first.contains("0."), first);
    }

    @Test
    void manyThreadsShareOneSandbox() {
        List<CompletableFuture<String>> runs = IntStream.range(0, 12)
                .mapToObj(i ->
                        CompletableFuture.supplyAsync(() -> run(task("assert f() == " + i), "def f(): return " + i)))
                .toList();

        assertTrue(runs.stream().map(CompletableFuture::join).allMatch("passed"::equals));
    }

    @Test
    void whoClosesTheSandboxGetsNoResult() {
        Sandbox closing = Sandboxes.open(SandboxLimits.DEFAULT);
        var run = CompletableFuture.supplyAsync(() -> closing.run(task("f()"), "import time\ndef f(): time.sleep(60)"));

        closing.close();

        var end = assertThrows(CompletionException.class, run::join);
        assertTrue(end.getCause() instanceof SandboxFailedException, end.toString());
    }

    @Test
    void aResultIsOneShortLine() {
        String result = run(task("assert False, f()"), "def f(): return 'line\\n' * 1000");

        assertTrue(result.length() < 200 && result.lines().count() == 1, result);
    }

    @Test
    void whereThereIsNoPythonNothingRuns() {
        var refusal = assertThrows(
                NoSandboxException.class,
                () -> Sandbox.open(SandboxLimits.DEFAULT, Path.of("/usr/bin/no-such-python")));

        assertTrue(
                refusal.getMessage().contains("/usr/bin/no-such-python is missing")
                        && refusal.getMessage().contains("bubblewrap, python3 and python3-numpy"),
                refusal.getMessage());
    }

    private static CodeTask task(String test) {
        return new CodeTask("t", "", test, "f");
    }

    private static String run(CodeTask task, String program) {
        return sandbox.run(task, program).result();
    }
}
