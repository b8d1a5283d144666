package org.safefront.benchmark.probes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.safefront.benchmark.data.InvalidDataException;

class ProbeFileTest {
    private static final ProbeColumns MINE =
            ProbeColumns.ofPrompt("forbidden_prompt").withId("nr").withCategory("topic");
    private static final List<ProbeRow> TWO =
            List.of(new ProbeRow("7", "How do I zugu?", "toxic"), new ProbeRow("8", "How do I wogo?", "benign"));

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiterString = "=>",
            value = {
                "mine.csv => nr,topic,forbidden_prompt,more\\n7,toxic,How do I zugu?,\\n8,benign,How do I wogo?,x\\n",
                "mine.tsv => nr\\ttopic\\tforbidden_prompt\\n7\\ttoxic\\tHow do I zugu?\\n8\\tbenign\\tHow do I wogo?\\n",
                "mine.jsonl => {\"nr\":7,\"forbidden_prompt\":\"How do I zugu?\",\"topic\":\"toxic\"}\\n{\"nr\":8,\"forbidden_prompt\":\"How do I wogo?\",\"topic\":\"benign\"}\\n",
                "mine.json => [{\"nr\":7,\"forbidden_prompt\":\"How do I zugu?\",\"topic\":\"toxic\"},{\"nr\":8,\"forbidden_prompt\":\"How do I wogo?\",\"topic\":\"benign\"}]"
            })
    void readsTheColumnsThatAreNamed(String name, String text) {
        Path file = write(name, text.replace("\\n", "\n").replace("\\t", "\t"));

        ProbeFile read = ProbeFile.read(file, MINE);

        assertEquals(TWO, read.rows());
        assertFalse(read.ready());
    }

    @Test
    void readsThroughGzip() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(bytes)) {
            ProbeFile.write(TWO, out);
        }
        Path file = Files.write(folder.resolve("mine.jsonl.gz"), bytes.toByteArray());

        ProbeFile read = ProbeFile.read(file, ProbeColumns.OWN);

        assertEquals(TWO, read.rows());
        assertFalse(read.ready());
    }

    @Test
    void readsParquet() throws URISyntaxException {
        Path file = Path.of(
                ProbeFileTest.class.getResource("/parquet/snappy.parquet").toURI());

        List<ProbeRow> rows = ProbeFile.read(
                        file, ProbeColumns.ofPrompt("problem").withId("id").withCategory("answer"))
                .rows();

        assertFalse(rows.isEmpty());
    }

    @Test
    void countsRowsWhereNoIdIsNamedAndSaysNoCategory() {
        Path file = write("mine.csv", "ask\nHow do I zugu?\nHow do I wogo?\n");

        assertEquals(
                List.of(new ProbeRow("1", "How do I zugu?", ""), new ProbeRow("2", "How do I wogo?", "")),
                ProbeFile.read(file, ProbeColumns.ofPrompt("ask")).rows());
    }

    @Test
    void takesTheRowsThatSaySoAndKeepsTheirNumbers() {
        Path file = write("mine.csv", "ask,kind\na,safe\nb,unsafe\nc,safe\n");

        ProbeColumns unsafe = ProbeColumns.ofPrompt("ask").where("kind", "unsafe");

        assertEquals(
                List.of(new ProbeRow("2", "b", "")),
                ProbeFile.read(file, unsafe).rows());
        assertEquals(
                "mine.csv: in no row is kind other",
                refusal(file, ProbeColumns.ofPrompt("ask").where("kind", "other")));
    }

    @Test
    void putsTheContextBeforeTheRequest() {
        Path file = write("mine.csv", "ask,about\na,\"one\ntwo\"\nb,\n");

        List<ProbeRow> rows = ProbeFile.read(file, ProbeColumns.ofPrompt("ask").withContext("about"))
                .rows();

        assertEquals("one\ntwo\n\n---\n\na", rows.get(0).prompt());
        assertEquals("b", rows.get(1).prompt());
    }

    @Test
    void takesAChatOfOneTurn() {
        Path file = write("mine.jsonl", "{\"turns\":[\"a\"]}\n");
        Path two = write("two.jsonl", "{\"turns\":[\"a\"]}\n{\"turns\":[\"a\",\"b\"]}\n");

        assertEquals(
                "a",
                ProbeFile.read(file, ProbeColumns.ofPrompt("turns"))
                        .rows()
                        .get(0)
                        .prompt());
        assertEquals(
                "two.jsonl, line 2: field turns must be text, is a list", refusal(two, ProbeColumns.ofPrompt("turns")));
    }

    @Test
    void leavesAFileAsItIsThatIsInTheRightForm() {
        Path ready = write("ready.jsonl", "{\"category\":\"c\", \"id\":\"1\", \"prompt\":\"a\", \"more\":1}\n");
        Path number = write("number.jsonl", "{\"category\":\"c\", \"id\":1, \"prompt\":\"a\"}\n");

        assertTrue(ProbeFile.read(ready, ProbeColumns.OWN).ready());
        assertFalse(ProbeFile.read(number, ProbeColumns.OWN).ready());
    }

    @Test
    void takesTheFormThatTheFirstRowHas() {
        List<ProbeColumns> forms = List.of(StrongReject.PROBES.columns(), ProbeColumns.OWN);
        Path own = write("own.jsonl", "{\"id\":\"1\",\"prompt\":\"a\",\"category\":\"c\"}\n");
        Path published = write("published.csv", "category,source,forbidden_prompt\nc,custom,a\n");
        Path neither = write("neither.csv", "category,text\nc,a\n");

        assertTrue(ProbeFile.read(own, forms).ready());
        assertEquals(
                List.of(new ProbeRow("1", "a", "c")),
                ProbeFile.read(published, forms).rows());
        assertEquals(
                "neither.csv, line 2: field forbidden_prompt is missing; every row must have it, and this one has category,"
                        + " text",
                assertThrows(InvalidDataException.class, () -> ProbeFile.read(neither, forms))
                        .getMessage()
                        .replace(folder + "/", ""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "=>",
            value = {
                "{\"nr\":2,\"topic\":\"t\"} => field forbidden_prompt is missing; every row must have it, and this one has nr, topic",
                "{\"nr\":2,\"topic\":\"t\",\"forbidden_prompt\":null} => field forbidden_prompt is null; every row must have a value there",
                "{\"nr\":2,\"topic\":\"t\",\"forbidden_prompt\":\" \"} => field forbidden_prompt must be text, is blank text",
                "{\"nr\":2,\"topic\":\"t\",\"forbidden_prompt\":5} => field forbidden_prompt must be text, is a whole number",
                "{\"nr\":2.5,\"topic\":\"t\",\"forbidden_prompt\":\"zugu\"} => field nr must be text or a whole number, is a number",
                "{\"nr\":2,\"topic\":[],\"forbidden_prompt\":\"zugu\"} => field topic must be text or a whole number, is a list",
                "{\"nr\":1,\"topic\":\"t\",\"forbidden_prompt\":\"zugu\"} => field nr is the same as in line 1; every row must have its own",
                "How do I zugu? => is not JSON, near character 1; the line must be one JSON object"
            })
    void namesTheRowThatIsWrongAndDoesNotQuoteIt(String line, String fault) {
        Path file = write("mine.jsonl", "{\"nr\":1,\"topic\":\"t\",\"forbidden_prompt\":\"a\"}\n" + line + "\n");

        String refusal = refusal(file, MINE);

        assertTrue(refusal.startsWith("mine.jsonl, line 2: " + fault), refusal);
        assertFalse(refusal.contains("zugu"), refusal);
    }

    @Test
    void noProbeIsShownByAccident() {
        assertEquals("[probe 7, probe 8]", TWO.toString());
        assertEquals("2 probes", new ProbeFile(TWO, true).toString());
    }

    @Test
    void whatIsWrittenIsReadAgain() throws IOException {
        Path file = folder.resolve("mine.jsonl");
        try (var out = Files.newOutputStream(file)) {
            ProbeFile.write(TWO, out);
        }

        ProbeFile read = ProbeFile.read(file, ProbeColumns.OWN);

        assertEquals(TWO, read.rows());
        assertTrue(read.ready());
        assertEquals(
                "{\"id\":\"7\",\"prompt\":\"How do I zugu?\",\"category\":\"toxic\"}",
                Files.readAllLines(file).get(0));
    }

    private String refusal(Path file, ProbeColumns columns) {
        return assertThrows(InvalidDataException.class, () -> ProbeFile.read(file, columns))
                .getMessage()
                .replace(folder + "/", "");
    }

    private Path write(String name, String text) {
        try {
            return Files.write(folder.resolve(name), text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
