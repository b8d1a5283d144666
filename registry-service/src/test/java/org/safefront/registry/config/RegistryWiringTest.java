package org.safefront.registry.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.safefront.registry.domain.ReaderToken;

class RegistryWiringTest {
    private static final String IN_FILE = "token-of-the-file-0123";
    private static final String IN_SETTING = "token-of-the-setting-0123";

    private final RegistryWiring wiring = new RegistryWiring();

    @TempDir
    private Path folder;

    private record Reader(Optional<String> token, Optional<Path> tokenFile) implements ReaderSettings {}

    @Test
    void aTokenMayStandInAFile() throws IOException {
        Path file = Files.writeString(folder.resolve("token"), IN_FILE + "\n");

        ReaderToken token = wiring.readerToken(new Reader(Optional.of(IN_SETTING), Optional.of(file)));

        assertTrue(token.is(IN_FILE));
        assertFalse(token.is(IN_SETTING));
    }

    @Test
    void aTokenMayBeASettingOrMissing() {
        assertTrue(wiring.readerToken(new Reader(Optional.of(IN_SETTING), Optional.empty()))
                .is(IN_SETTING));
        assertFalse(wiring.readerToken(new Reader(Optional.empty(), Optional.empty()))
                .isSet());
    }

    @Test
    void aFileThatIsNotThereIsNamed() {
        var settings = new Reader(Optional.empty(), Optional.of(folder.resolve("none")));

        String refusal = assertThrows(UncheckedIOException.class, () -> wiring.readerToken(settings))
                .getMessage();

        assertEquals(folder.resolve("none") + " cannot be read; it is to hold the reader token", refusal);
    }
}
