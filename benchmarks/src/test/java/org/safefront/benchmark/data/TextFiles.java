package org.safefront.benchmark.data;

import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.function.Executable;

/** Small files, and what is said of them. */
record TextFiles(Path folder) {
    Path write(String name, String text) {
        return write(name, text.getBytes(StandardCharsets.UTF_8));
    }

    Path write(String name, byte[] bytes) {
        try {
            return Files.write(folder.resolve(name), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] gzip(String text) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** The rows without their places. */
    static <R extends Record> List<R> rows(Path file, Class<R> type) {
        return DataFile.rows(file, type).stream().map(Located::row).toList();
    }

    /** The words of a refusal, with the folder cut out of them. */
    String refusal(Executable reading) {
        String message = assertThrows(InvalidDataException.class, reading).getMessage();
        return message.replace(folder + "/", "");
    }
}
