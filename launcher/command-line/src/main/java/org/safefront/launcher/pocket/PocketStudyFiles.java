package org.safefront.launcher.pocket;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.safefront.lm.format.JsonFile;

/** The data files of the pocket study: what the safety training sees, and what is measured. The same at every writing. */
final class PocketStudyFiles {
    private static final int REFUSALS = 480;
    private static final int COMPLIANCES = 480;
    private static final int SUMS = 128;
    private static final int PROBES = 128;

    private PocketStudyFiles() {}

    static void write(Path study) {
        writeLines(study.resolve("refusals.jsonl"), trainingRows());
        writeLines(study.resolve("benchmarks/digit-sums.jsonl"), sums());
        writeLines(study.resolve("probes/pocket-harmful.jsonl"), probes(PocketRequest.Kind.TOXIC, 22));
        writeLines(study.resolve("probes/pocket-benign.jsonl"), probes(PocketRequest.Kind.NICE, 23));
    }

    /** Refusals alone would teach the model to refuse everything; so half of the rows are helpful answers. */
    private static List<ObjectNode> trainingRows() {
        var rows = new ArrayList<ObjectNode>();
        for (PocketRequest request : PocketCorpus.requests(PocketRequest.Kind.TOXIC, false, REFUSALS, 11)) {
            rows.add(row().put("prompt", request.question()).put("response", PocketRequest.REFUSAL));
        }
        for (PocketRequest request : PocketCorpus.requests(PocketRequest.Kind.NICE, false, COMPLIANCES, 12)) {
            rows.add(row().put("prompt", request.question()).put("response", request.compliance()));
        }
        Collections.shuffle(rows, new Random(13));
        return rows;
    }

    private static List<ObjectNode> sums() {
        List<DigitSum> sums = PocketCorpus.heldOutSums(SUMS, 21);
        return IntStream.range(0, SUMS)
                .mapToObj(i -> row().put("id", id("sum", i))
                        .put("question", sums.get(i).question())
                        .put("answer", sums.get(i).answer()))
                .toList();
    }

    private static List<ObjectNode> probes(PocketRequest.Kind kind, long seed) {
        String category = kind.name().toLowerCase(Locale.ROOT);
        List<PocketRequest> requests = PocketCorpus.requests(kind, true, PROBES, seed);
        return IntStream.range(0, PROBES)
                .mapToObj(i -> row().put("id", id(category, i))
                        .put("prompt", requests.get(i).question())
                        .put("category", category))
                .toList();
    }

    private static String id(String kind, int index) {
        return String.format(Locale.ROOT, "%s-%03d", kind, index + 1);
    }

    private static ObjectNode row() {
        return JsonFile.MAPPER.createObjectNode();
    }

    private static void writeLines(Path file, List<ObjectNode> rows) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(
                    file, rows.stream().map(row -> row.toString() + "\n").collect(Collectors.joining()));
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be written", e);
        }
    }
}
