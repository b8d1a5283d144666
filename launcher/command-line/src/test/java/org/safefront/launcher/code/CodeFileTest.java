package org.safefront.launcher.code;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.safefront.benchmark.code.CodeResult;
import org.safefront.benchmark.code.CodeRunner;
import org.safefront.benchmark.code.CodeTask;
import org.safefront.benchmark.code.SandboxLimits;
import org.safefront.benchmark.data.InvalidDataException;

class CodeFileTest {
    private static final String ROW =
            "{\"task_id\":%s,\"prompt\":\"def f():\\n\",\"test\":\"assert f() == 1\",\"entry_point\":\"f\",%s}";

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();

    @Test
    void aRowComesBackWithAllItHadAndTheResult() throws IOException {
        Path file = write(ROW.formatted("\"t\"", "\"completion\":\"  return 1\",\"mine\":{\"a\":[1,null,2.5]}"));
        long passed = CodeFile.check(file).run(new Failing(), 1, new PrintWriter(out), done -> {});

        String before = Files.readString(file).strip();
        String expected = before.substring(0, before.length() - 1)
                + ",\"passed\":false,\"result\":\"failed: def f():|  return 1\"}\n";
        assertEquals(expected, out.toString());
        assertEquals(0, passed);
    }

    @Test
    void rowsComeBackInOrderThoughTheFirstIsTheSlowest() throws IOException {
        Path file = write(IntStream.range(0, 50)
                .mapToObj(i -> ROW.formatted(i, "\"solution\":\"\""))
                .collect(Collectors.joining("\n")));
        var othersRan = new CountDownLatch(3);
        var progress = new AtomicLong();

        long passed = CodeFile.check(file).run(new FirstWaits(othersRan), 2, new PrintWriter(out), progress::set);

        String ids = out.toString()
                .lines()
                .map(line -> line.replaceAll(".*\"task_id\":(\\d+).*", "$1"))
                .collect(Collectors.joining(" "));
        assertEquals(IntStream.range(0, 50).mapToObj(Integer::toString).collect(Collectors.joining(" ")), ids);
        assertEquals(50, passed);
        assertEquals(50, progress.get());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"both\":1 | the row must have either completion",
                "\"completion\":\"\",\"solution\":\"\" | the row must have either completion",
                "\"completion\":3 | field completion must be text, is a whole number",
            })
    void aBadRowIsRefusedBeforeAnythingRuns(String fields, String problem) throws IOException {
        Path file = write(ROW.formatted(1, "\"completion\":\"\"") + "\n" + ROW.formatted(2, fields));

        var refusal = assertThrows(InvalidDataException.class, () -> CodeFile.check(file));

        assertTrue(refusal.getMessage().startsWith(file + ", line 2: " + problem), refusal.getMessage());
    }

    private Path write(String rows) throws IOException {
        return Files.writeString(folder.resolve("rows.jsonl"), rows + "\n");
    }

    /** Says which program it was given. */
    private record Failing() implements CodeRunner {
        @Override
        public SandboxLimits limits() {
            return SandboxLimits.DEFAULT;
        }

        @Override
        public CodeResult run(CodeTask task, String program) {
            return new CodeResult(false, "failed: " + program.replace("\n", "|"));
        }
    }

    /** Holds the first row back until some others have run. */
    private record FirstWaits(CountDownLatch others) implements CodeRunner {
        @Override
        public SandboxLimits limits() {
            return SandboxLimits.DEFAULT;
        }

        @Override
        public CodeResult run(CodeTask task, String program) {
            if (task.id().equals("0")) {
                try {
                    others.await();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            } else {
                others.countDown();
            }
            return new CodeResult(true, "passed");
        }
    }
}
