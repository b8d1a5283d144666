package org.safefront.launcher;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.safefront.launcher.study.PocketFolder;

/** The pocket study cut down to five checkpoints: everything is real, there is only less of it. */
final class SmallStudy {
    private static final int ITEMS = 64;
    private static final String YAML = """
            study: small
            base: bases/seed-1
            train:
              data: refusals.jsonl
              sweep:
                - {method: full, learning-rate: 1.0e-4, epochs: 2}
                - {method: lora, rank: 4, alpha: 16, targets: mlp, learning-rate: 1.0e-3, epochs: 2}
            evaluate:
              reasoning: [{benchmark: digit-sums, repeats: 2, temperature: 0.6, max-tokens: 64}]
              safety: [{probes: pocket-harmful, judge: pocket-refusal, max-tokens: 64}]
              over-refusal: [{probes: pocket-benign, judge: pocket-refusal, max-tokens: 64}]
            """;

    private SmallStudy() {}

    static Path write(Path folder) {
        PocketFolder.withStudy(PocketFolder.copy(folder), YAML);
        for (String file :
                List.of("benchmarks/digit-sums.jsonl", "probes/pocket-harmful.jsonl", "probes/pocket-benign.jsonl")) {
            cut(folder.resolve(file));
        }
        return folder;
    }

    /** What must not depend on what went wrong on the way: all but the time it took. */
    static JsonNode result(Path report) {
        try {
            ObjectNode content = (ObjectNode) new ObjectMapper().readTree(Files.readString(report));
            content.remove("seconds");
            return content;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void cut(Path file) {
        try {
            Files.write(file, Files.readAllLines(file).subList(0, ITEMS));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
