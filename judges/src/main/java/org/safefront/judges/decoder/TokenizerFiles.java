package org.safefront.judges.decoder;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.safefront.lm.format.Manifest;
import org.safefront.lm.format.ModelFolder;

/** The files that say how text becomes tokens. */
final class TokenizerFiles {
    private static final List<String> NAMES =
            List.of(ModelFolder.TOKENIZER, "tokenizer_config.json", "chat_template.jinja", "generation_config.json");

    private TokenizerFiles() {}

    /** Of those that are in a folder. */
    static String digest(Path folder) {
        List<Path> files =
                NAMES.stream().map(folder::resolve).filter(Files::isRegularFile).toList();
        return Manifest.of(folder, files).digest();
    }
}
