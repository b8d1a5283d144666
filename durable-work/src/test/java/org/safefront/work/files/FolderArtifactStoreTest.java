package org.safefront.work.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.safefront.contracts.DataRef;
import org.safefront.work.RecordFormatException;

class FolderArtifactStoreTest {
    @TempDir
    Path root;

    /** A row. */
    record Row(String id, int value) {}

    @Test
    void takesAFolderOverWhole() throws IOException {
        var store = new FolderArtifactStore(root.resolve("store"));
        Path staged = store.stage();
        Files.writeString(staged.resolve("weights"), "w");

        String uri = store.putFolder(staged, "checkpoints/ck_1");

        assertEquals("w", Files.readString(store.folder(uri).resolve("weights")));
        assertFalse(Files.exists(staged));
    }

    @Test
    void whatIsThereUnderAContentNameStays() throws IOException {
        var store = new FolderArtifactStore(root.resolve("store"));
        Path first = store.stage();
        Files.writeString(first.resolve("weights"), "first");
        Path second = store.stage();
        Files.writeString(second.resolve("weights"), "second");

        store.putFolder(first, "checkpoints/ck_1");
        String uri = store.putFolder(second, "checkpoints/ck_1");

        assertEquals("first", Files.readString(store.folder(uri).resolve("weights")));
        assertFalse(Files.exists(second));
    }

    @Test
    void refusesAFileThatIsNotWhatItsReferenceSays() throws IOException {
        var store = new FolderArtifactStore(root.resolve("store"));
        DataRef reference = new RowFiles(store).write("rows/a.jsonl", List.of(new Row("a", 1)));
        Files.writeString(Path.of(URI.create(reference.uri())), "{\"id\":\"a\",\"value\":2}\n");

        var refusal = assertThrows(DigestMismatchException.class, () -> store.file(reference));

        assertEquals(
                reference.uri() + " is not the file that was announced: its SHA-256 is another", refusal.getMessage());
    }

    @Test
    void saysWhatIsMissing() {
        var store = new FolderArtifactStore(root);
        String uri = root.resolve("gone").toUri().toString();

        var refusal = assertThrows(ArtifactMissingException.class, () -> store.folder(uri));

        assertEquals(uri + " is missing", refusal.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"s3://bucket/model", "model", "http://localhost/model", "file:model"})
    void saysWhatIsNoAddressOfAFile(String uri) {
        var store = new FolderArtifactStore(root);

        var refusal = assertThrows(ArtifactMissingException.class, () -> store.folder(uri));

        assertEquals(uri + " is not the address of a file on this machine", refusal.getMessage());
    }

    @Test
    void deletesNothingOutsideItself() throws IOException {
        Path outside = Files.createDirectory(root.resolve("outside"));

        new FolderArtifactStore(root.resolve("store"))
                .deleteFolder(outside.toUri().toString());

        assertTrue(Files.exists(outside));
    }

    @Test
    void rowsComeBackAsWritten() {
        var rows = new RowFiles(new FolderArtifactStore(root));

        DataRef reference = rows.write("rows/a.jsonl", List.of(new Row("a", 1), new Row("ü", 2)));

        assertEquals(2, reference.rows());
        assertEquals(List.of(new Row("a", 1), new Row("ü", 2)), rows.read(reference, Row.class));
    }

    @Test
    void namesTheLineAndTheFieldThatIsWrong() throws IOException {
        Path file = Files.writeString(root.resolve("rows.jsonl"), "{\"id\":\"a\",\"value\":1}\n{\"id\":\"b\"}\n");
        var reference = new DataRef(file.toUri().toString(), RowFiles.sha256(file), 2);
        var rows = new RowFiles(new FolderArtifactStore(root));

        var refusal = assertThrows(RecordFormatException.class, () -> rows.read(reference, Row.class));

        assertTrue(refusal.getMessage().startsWith("rows.jsonl line 2: value"), refusal.getMessage());
    }

    @Test
    void otherRowsUnderTheSameNameAreAnotherFile() {
        var rows = new RowFiles(new FolderArtifactStore(root));

        DataRef first = rows.write("rows/a.jsonl", List.of(new Row("a", 1)));
        DataRef second = rows.write("rows/a.jsonl", List.of(new Row("b", 2)));

        assertEquals(List.of(new Row("a", 1)), rows.read(first, Row.class));
        assertEquals(List.of(new Row("b", 2)), rows.read(second, Row.class));
    }

    @Test
    void leavesNothingBehindOfAFileThatCouldNotBeFinished() throws IOException {
        var rows = new RowFiles(new FolderArtifactStore(root));

        assertThrows(
                IllegalStateException.class,
                () -> rows.write("rows/a.jsonl", out -> {
                    out.accept(new Row("a", 1));
                    throw new IllegalStateException("on purpose");
                }));

        try (Stream<Path> files = Files.walk(root).filter(Files::isRegularFile)) {
            assertEquals(List.of(), files.toList());
        }
    }

    @Test
    void passesOverEmptyLinesAndCountsThem() {
        DataRef reference =
                RowFile.write(root.resolve("rows.jsonl"), List.of("", "{\"id\":\"a\",\"value\":1}", " ", "no"));
        var rows = new RowFiles(new FolderArtifactStore(root));

        var refusal = assertThrows(RecordFormatException.class, () -> rows.read(reference, Row.class));

        assertEquals("rows.jsonl line 4: not JSON, near character 1", refusal.getMessage());
    }

    @Test
    void namesTheLineThatIsNotUtf8() throws IOException {
        Path file = root.resolve("rows.jsonl");
        Files.write(
                file,
                "{\"id\":\"a\",\"value\":1}\n{\"id\":\"\u00fc\",\"value\":2}\n".getBytes(StandardCharsets.ISO_8859_1));
        var reference = new DataRef(file.toUri().toString(), RowFiles.sha256(file), 2);
        var rows = new RowFiles(new FolderArtifactStore(root));

        var refusal = assertThrows(RecordFormatException.class, () -> rows.read(reference, Row.class));

        assertEquals("rows.jsonl line 2: id: not JSON in UTF-8, near character 9", refusal.getMessage());
    }

    @Test
    void refusesAFileWithMoreRowsThanItsReferenceSays() {
        DataRef two = RowFile.write(
                root.resolve("rows.jsonl"), List.of("{\"id\":\"a\",\"value\":1}", "{\"id\":\"b\",\"value\":2}"));
        var rows = new RowFiles(new FolderArtifactStore(root));

        var refusal = assertThrows(
                RecordFormatException.class, () -> rows.read(new DataRef(two.uri(), two.sha256(), 1), Row.class));

        assertEquals("rows.jsonl has 2 rows, but its reference says 1", refusal.getMessage());
    }
}
