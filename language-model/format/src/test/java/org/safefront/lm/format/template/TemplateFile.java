package org.safefront.lm.format.template;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.safefront.lm.format.SharedData;

/** Chat templates among the shared data: as they are, or inside of tokenizer_config.json. */
final class TemplateFile {
    private TemplateFile() {}

    static String read(String path) {
        Path file = SharedData.require(path);
        try {
            return path.endsWith(".json")
                    ? new ObjectMapper()
                            .readTree(file.toFile())
                            .get("chat_template")
                            .asText()
                    : Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read", e);
        }
    }
}
