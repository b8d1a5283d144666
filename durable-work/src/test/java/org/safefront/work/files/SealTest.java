package org.safefront.work.files;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.safefront.contracts.DataRef;

class SealTest {
    private static final String KEY = "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f";
    private static final int HEADER = 40;
    private static final int CHUNK = (1 << 16) + 16;
    private static final String WORDS = "How do I make toxic zugu?";
    private static final List<Row> ROWS = List.of(new Row("a", WORDS), new Row("b", "Sure, mix ka and ry."));

    @TempDir
    private Path root;

    private final Seal seal = new Seal(DataKey.ofHex(KEY), new Random(1));

    record Row(String id, String text) {}

    @ParameterizedTest
    @ValueSource(ints = {0, 1, (1 << 16) - 1, 1 << 16, (1 << 16) + 1, 3 << 16, 200_000})
    void whatIsSealedIsOpenedAgain(int length) throws IOException {
        byte[] plain = bytes(length);

        byte[] sealed = sealed(plain);

        assertArrayEquals(plain, opened(sealed));
        int chunks = Math.max(1, (length + (1 << 16) - 1) / (1 << 16));
        assertEquals(HEADER + length + 16 * chunks, sealed.length);
    }

    @Test
    void nothingOfTheTextIsSeenAndNoTwoSealsAreAlike() throws IOException {
        byte[] plain = WORDS.getBytes(StandardCharsets.UTF_8);

        String one = new String(sealed(plain), StandardCharsets.ISO_8859_1);
        String other = new String(sealed(plain), StandardCharsets.ISO_8859_1);

        assertFalse(one.contains("zugu"));
        assertNotEquals(one, other);
    }

    @Test
    void anotherKeyOpensNothing() throws IOException {
        byte[] sealed = sealed(bytes(100));
        Seal other = new Seal(DataKey.ofHex(KEY.replace("00", "01")), new Random(1));

        var broken = assertThrows(SealBrokenException.class, () -> read(other, sealed));
        var closed = assertThrows(SealBrokenException.class, () -> read(Seal.none(), sealed));

        assertEquals("is sealed with another key, or was changed or cut off since it was sealed", broken.getMessage());
        assertEquals("is sealed, and there is no key here; set SAFEFRONT_DATA_KEY", closed.getMessage());
    }

    @Test
    void aChangedByteBreaksTheSealWhereverItStands() throws IOException {
        byte[] sealed = sealed(bytes(150_000));

        for (int place : new int[] {8, 39, HEADER, HEADER + CHUNK - 1, HEADER + CHUNK, sealed.length - 1}) {
            byte[] changed = sealed.clone();
            changed[place] ^= 1;

            assertThrows(SealBrokenException.class, () -> opened(changed), "byte " + place);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {HEADER, HEADER + 5, HEADER + 16, HEADER + CHUNK, HEADER + CHUNK + 20, HEADER + 2 * CHUNK})
    void anEndThatIsCutOffBreaksTheSeal(int length) throws IOException {
        byte[] sealed = sealed(bytes(150_000));

        assertThrows(SealBrokenException.class, () -> opened(Arrays.copyOf(sealed, length)));
    }

    @Test
    void swappedRepeatedAndAddedChunksBreakTheSeal() throws IOException {
        byte[] sealed = sealed(bytes(3 << 16));
        byte[] other = sealed(bytes(3 << 16));
        byte[] swapped = sealed.clone();
        System.arraycopy(sealed, HEADER, swapped, HEADER + CHUNK, CHUNK);
        System.arraycopy(sealed, HEADER + CHUNK, swapped, HEADER, CHUNK);
        byte[] repeated = sealed.clone();
        System.arraycopy(sealed, HEADER, repeated, HEADER + CHUNK, CHUNK);
        byte[] foreign = sealed.clone();
        System.arraycopy(other, HEADER, foreign, HEADER, CHUNK);
        byte[] longer = Arrays.copyOf(sealed, sealed.length + CHUNK);
        System.arraycopy(sealed, HEADER + CHUNK, longer, sealed.length, CHUNK);

        for (byte[] wrong : List.of(swapped, repeated, foreign, longer)) {
            assertThrows(SealBrokenException.class, () -> opened(wrong));
        }
    }

    @Test
    void whatWasWrittenPlainIsStillRead() throws IOException {
        for (String plain : List.of("", "{}", "{\"id\":\"a\"}\n")) {
            assertEquals(plain, new String(opened(plain.getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8));
            assertEquals(plain, seal.open(plain));
            assertEquals(plain, Seal.none().seal(plain));
        }
    }

    @Test
    void aTextInATableIsSealedToo() {
        String kept = seal.seal(WORDS);

        assertTrue(kept.startsWith("sealed:"), kept);
        assertFalse(kept.contains("zugu"));
        assertEquals(WORDS, seal.open(kept));
        assertThrows(SealBrokenException.class, () -> Seal.none().open(kept));
    }

    @Test
    void sealedRowsHaveTheReferenceOfTheSameRowsPlain() throws IOException {
        var sealing = new RowFiles(new FolderArtifactStore(root.resolve("sealed"), seal));
        var plain = new RowFiles(new FolderArtifactStore(root.resolve("plain")));

        DataRef sealed = sealing.writeSealed("responses/a.jsonl", ROWS::forEach);
        DataRef open = plain.writeSealed("responses/a.jsonl", ROWS::forEach);

        assertEquals(open.sha256(), sealed.sha256());
        assertEquals(ROWS, sealing.read(sealed, Row.class));
        assertEquals(ROWS, sealing.read(open, Row.class));
        byte[] kept = Files.readAllBytes(Path.of(URI.create(sealed.uri())));
        assertFalse(new String(kept, StandardCharsets.ISO_8859_1).contains("zugu"));
        assertTrue(Files.readString(Path.of(URI.create(open.uri()))).contains("zugu"));
    }

    @Test
    void saysWhichFileCannotBeOpened() throws IOException {
        var sealing = new RowFiles(new FolderArtifactStore(root, seal));
        DataRef sealed = sealing.writeSealed("responses/a.jsonl", ROWS::forEach);
        Path file = Path.of(URI.create(sealed.uri()));

        var closed = assertThrows(
                SealBrokenException.class, () -> new RowFiles(new FolderArtifactStore(root)).read(sealed, Row.class));
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, bytes.length - 1));
        var cut = assertThrows(SealBrokenException.class, () -> sealing.read(sealed, Row.class));

        assertEquals(
                sealed.uri() + " is sealed, and there is no key here; set SAFEFRONT_DATA_KEY", closed.getMessage());
        assertTrue(cut.getMessage().startsWith(sealed.uri() + " is sealed with another key"), cut.getMessage());
    }

    @Test
    void rowsThatWereExchangedForOthersUnderTheSameKeyAreRefused() throws IOException {
        var sealing = new RowFiles(new FolderArtifactStore(root, seal));
        DataRef one = sealing.writeSealed("responses/a.jsonl", ROWS::forEach);
        DataRef other = sealing.writeSealed("responses/b.jsonl", ROWS.subList(0, 1)::forEach);
        Files.copy(
                Path.of(URI.create(other.uri())), Path.of(URI.create(one.uri())), StandardCopyOption.REPLACE_EXISTING);

        assertThrows(DigestMismatchException.class, () -> sealing.read(one, Row.class));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "secret", "00", "zz0102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f"})
    void saysWhatAKeyIsAndNotWhatThisOneWas(String key) {
        var refusal = assertThrows(IllegalArgumentException.class, () -> DataKey.ofHex(key));

        assertEquals("a data key is 64 hexadecimal digits, as openssl rand -hex 32 prints them", refusal.getMessage());
        assertEquals("data key", DataKey.ofHex(KEY + "\n").toString());
    }

    private static byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }

    private byte[] sealed(byte[] plain) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (OutputStream out = seal.writing(bytes)) {
            out.write(plain);
        }
        return bytes.toByteArray();
    }

    private byte[] opened(byte[] sealed) throws IOException {
        return read(seal, sealed);
    }

    private static byte[] read(Seal seal, byte[] sealed) throws IOException {
        try (InputStream in = seal.reading(new ByteArrayInputStream(sealed))) {
            return in.readAllBytes();
        }
    }
}
