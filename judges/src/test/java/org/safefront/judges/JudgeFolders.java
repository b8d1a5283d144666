package org.safefront.judges;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes folders of judges. */
final class JudgeFolders {
    private JudgeFolders() {}

    /** A judge by its judge.json; single quotes stand for double ones. */
    static Path write(Path folder, String name, String json) {
        Path judge = folder.resolve(name);
        try {
            Files.createDirectories(judge);
            Files.writeString(judge.resolve(JudgeFile.NAME), json.replace('\'', '"'));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return judge;
    }
}
