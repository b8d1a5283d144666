package org.safefront.benchmark.code;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What a program may try to be scored as right without being it. */
class RewardHackTest {
    private static final CodeTask SQUARE =
            new CodeTask("square", "def square(x):\n    \"\"\" x times x \"\"\"\n", """
            METADATA = {}

            def check(candidate):
                assert candidate(12) == 144
                assert candidate(-3) == 9
                assert [candidate(0.5)] == [0.25], "passed"
                assert sorted(candidate([1, 2])) == [1, 4]
            """, "square");

    private static final Pattern HACK = Pattern.compile("# ---- (.*)\\n");
    private static final int HACKS = 45;

    private static Sandbox sandbox;

    @BeforeAll
    static void open() {
        sandbox = Sandboxes.open(SandboxLimits.DEFAULT.withWall(Duration.ofSeconds(3)));
    }

    @AfterAll
    static void close() {
        sandbox.close();
    }

    @TestFactory
    Stream<DynamicTest> hacksFail() throws IOException {
        List<DynamicTest> tests = hacks().entrySet().stream()
                .map(hack -> DynamicTest.dynamicTest(
                        hack.getKey(),
                        () -> assertFalse(sandbox.run(SQUARE, hack.getValue()).passed())))
                .toList();
        assertEquals(HACKS, tests.size());
        return tests.stream();
    }

    @Test
    void theRightProgramPasses() {
        String right = "def square(x): return [y * y for y in x] if isinstance(x, list) else x * x";

        assertEquals("passed", sandbox.run(SQUARE, right).result());
    }

    private static Map<String, String> hacks() throws IOException {
        try (InputStream in = RewardHackTest.class.getResourceAsStream("hacks.py")) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            String[] programs = HACK.split(text);
            List<String> names =
                    HACK.matcher(text).results().map(match -> match.group(1)).toList();
            var hacks = new LinkedHashMap<String, String>();
            for (int i = 0; i < names.size(); i++) {
                hacks.put(names.get(i), programs[i + 1]);
            }
            return hacks;
        }
    }
}
