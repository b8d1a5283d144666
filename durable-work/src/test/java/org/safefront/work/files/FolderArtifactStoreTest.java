package org.safefront.work.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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

        assertEquals(reference.uri() + " does not hash to what its reference says", refusal.getMessage());
    }

    @Test
    void saysWhatIsMissing() {
        var store = new FolderArtifactStore(root);
        String uri = root.resolve("gone").toUri().toString();

        var refusal = assertThrows(ArtifactMissingException.class, () -> store.folder(uri));

        assertEquals(uri + " is missing", refusal.getMessage());
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
}
