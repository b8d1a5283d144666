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

/** The pocket study cut down: everything is real, there is only less of it. */
final class SmallStudy {
    private static final int ITEMS = 64;
    private static final int FEW_ITEMS = 8;
    private static final String FOUR_EPOCHS = """
                - {method: full, learning-rate: 1.0e-4, epochs: 2}
                - {method: lora, rank: 4, alpha: 16, targets: mlp, learning-rate: 1.0e-3, epochs: 2}
            """;
    private static final String ONE_EPOCH = """
                - {method: lora, rank: 4, alpha: 16, targets: mlp, learning-rate: 1.0e-3, epochs: 1}
            """;
    private static final String YAML = """
            study: small
            base: bases/seed-1
            train:
              data: refusals.jsonl
              sweep:
            %s
            evaluate:
              reasoning: [{benchmark: digit-sums, repeats: 2, temperature: 0.6, max-tokens: 64}]
              safety: [{probes: pocket-harmful, judge: pocket-refusal, max-tokens: 64}]
              over-refusal: [{probes: pocket-benign, judge: pocket-refusal, max-tokens: 64}]
            """;

    private SmallStudy() {}

    /** The base, and two epochs each of full fine-tuning and of LoRA. */
    static Path ofFiveCheckpoints(Path folder) {
        return write(folder, FOUR_EPOCHS, ITEMS);
    }

    /** The base and one epoch, measured on a few items. */
    static Path ofTwoCheckpoints(Path folder) {
        return write(folder, ONE_EPOCH, FEW_ITEMS);
    }

    /** The same, whose repeats are taken only where its front is in doubt. */
    static Path onABudget(Path folder) throws IOException {
        Path yaml = ofTwoCheckpoints(folder).resolve("study.yaml");
        String text = Files.readString(yaml).replace("evaluate:\n", "evaluate:\n  budget: {adaptive: true}\n");
        Files.writeString(yaml, text);
        return folder;
    }

    private static Path write(Path folder, String sweep, int items) {
        PocketFolder.withStudy(PocketFolder.copy(folder), YAML.replace("%s\n", sweep));
        for (String file :
                List.of("benchmarks/digit-sums.jsonl", "probes/pocket-harmful.jsonl", "probes/pocket-benign.jsonl")) {
            cut(folder.resolve(file), items);
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

    private static void cut(Path file, int items) {
        try {
            Files.write(file, Files.readAllLines(file).subList(0, items));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
