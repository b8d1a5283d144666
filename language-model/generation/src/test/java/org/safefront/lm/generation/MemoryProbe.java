package org.safefront.lm.generation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.IntConsumer;
import org.safefront.lm.format.ModelFolder;
import org.safefront.lm.generation.classifier.ClassifierSettings;
import org.safefront.lm.generation.classifier.SequenceClassifier;

/** Works for a while in a process of its own and notes after each round how much memory the process holds. */
final class MemoryProbe {
    /** Requests of one round. */
    static final int REQUESTS = 100;

    private static final Path STATUS = Path.of("/proc/self/status");

    private MemoryProbe() {}

    /** Arguments: the work, the folder of a model, rounds, the file for the notes (kilobytes, one line a round). */
    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[1]);
        int rounds = Integer.parseInt(arguments[2]);
        var notes = new ArrayList<String>();
        IntConsumer note = round -> notes.add(Long.toString(residentKilobytes()));
        switch (arguments[0]) {
            case "generate" -> generate(folder, rounds, note);
            case "reopen" -> reopen(folder, rounds, note);
            default -> classify(folder, rounds, note);
        }
        Files.write(Path.of(arguments[3]), notes);
    }

    /** Whether this system tells how much memory a process holds. */
    static boolean isPossible() {
        return Files.isReadable(STATUS);
    }

    private static void generate(Path folder, int rounds, IntConsumer note) {
        try (Generator generator = open(folder)) {
            for (int round = 0; round < rounds; round++) {
                generator.generate(requests(round), answer -> {}, () -> false);
                note.accept(round);
            }
        }
    }

    private static void reopen(Path folder, int rounds, IntConsumer note) {
        for (int round = 0; round < rounds; round++) {
            try (Generator generator = open(folder)) {
                generator.generate(requests(round).subList(0, 5), answer -> {}, () -> false);
            }
            note.accept(round);
        }
    }

    private static void classify(Path folder, int rounds, IntConsumer note) {
        try (var classifier = SequenceClassifier.open(folder, ClassifierSettings.onCpu(1))) {
            for (int round = 0; round < rounds; round++) {
                classifier.classify(List.of("1 2 3", "4", "5 6 7 8 9", "10 ".repeat(1 + round % 8)));
                note.accept(round);
            }
        }
    }

    private static Generator open(Path folder) {
        return Generator.open(ModelFolder.open(folder), new GeneratorSettings(8, 128, 1));
    }

    private static List<GenerationRequest> requests(int round) {
        var random = new SplittableRandom(round);
        var requests = new ArrayList<GenerationRequest>();
        for (int i = 0; i < REQUESTS; i++) {
            int[] prompt = random.ints(random.nextInt(1, 60), 0, 61).toArray();
            var sampling = new SamplingParameters(0.8, 0.9, 0, 0, random.nextLong());
            requests.add(new GenerationRequest(
                    "request " + i, TokenIds.of(prompt), sampling, random.nextInt(1, 40), Set.of()));
        }
        return requests;
    }

    private static long residentKilobytes() {
        try {
            return Files.readAllLines(STATUS).stream()
                    .filter(line -> line.startsWith("VmRSS"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
