package org.safefront.launcher.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the documents show is what a person sees who types the same at the project's root. */
class DocumentedExamplesTest {
    private static final Path ROOT = Path.of("../..");
    private static final String FENCE = "```\n";

    @ParameterizedTest
    @CsvSource({"benchmarks.md, compare", "benchmarks.md, repeatability", "budget.md, budget"})
    void printWhatTheDocumentShows(String name, String command) throws IOException {
        String document = Files.readString(ROOT.resolve("docs").resolve(name));
        String prompt = "$ ./safefront " + command + " ";
        int begin = document.indexOf(FENCE + prompt) + FENCE.length();
        String example = document.substring(begin, document.indexOf(FENCE, begin));
        String line = example.lines().findFirst().orElseThrow();

        CommandRun run = CommandRun.of(
                Stream.of(line.substring("$ ./safefront ".length()).split(" "))
                        .map(word -> word.replace("docs/", ROOT + "/docs/"))
                        .toArray(String[]::new));

        assertEquals(example.substring(line.length() + 1), run.out().replace(ROOT + "/docs/", "docs/"), run.err());
        assertEquals(0, run.status());
    }
}
