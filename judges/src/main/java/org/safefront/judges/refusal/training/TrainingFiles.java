package org.safefront.judges.refusal.training;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The phrase files beside these classes. */
final class TrainingFiles {
    private TrainingFiles() {}

    static List<String> lines(String file) {
        try (InputStream in = TrainingFiles.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("the phrases " + file + " are not beside the training");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
