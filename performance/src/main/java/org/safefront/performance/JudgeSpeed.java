package org.safefront.performance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.safefront.judges.Exchange;
import org.safefront.judges.Judge;
import org.safefront.judges.Judges;
import org.safefront.judges.Opinion;
import org.safefront.lm.format.classifier.ConvolutionSizes;
import org.safefront.lm.format.tokenizer.Tokenizer;
import org.safefront.lm.generation.classifier.ConvolutionExport;
import org.safefront.lm.training.ClassifierTraining;

/**
 * How fast a judge drains a backlog of answers of mixed lengths, beside the same answers one at a time, which have no padding and no
 * waiting: the bound on one core. A classifier of random weights, large enough for products to take the time.
 */
final class JudgeSpeed {
    private static final String NAME = "speed";
    private static final List<String> LABELS = List.of("complied", "refused");
    private static final int WIDTH = 256;
    private static final int WINDOW = 5;
    private static final int FILTERS = 768;
    private static final int LONGEST = 512;
    private static final int ANSWERS = 512;
    /** As the judge service and the command line hand them over. */
    private static final int GROUP = 128;

    private static final int SHORTEST_WORDS = 10;
    private static final int LONGEST_WORDS = 180;
    private static final int ROUNDS = 5;
    private static final double NANOS = 1e9;
    private static final long SEED = 7;

    private JudgeSpeed() {}

    /** Told a folder with a tokenizer. */
    public static void main(String[] arguments) throws IOException {
        Path folder = Files.createTempDirectory("safefront-performance");
        try {
            Path judge = Files.createDirectory(folder.resolve(NAME));
            Path tokenizer = Path.of(arguments[0]).resolve("tokenizer.json");
            Files.copy(tokenizer, judge.resolve("tokenizer.json"));
            write(judge);
            try (Judges judges = new Judges(List.of(folder), 1)) {
                measure(judges.get(NAME));
            }
        } finally {
            try (Stream<Path> files = Files.walk(folder)) {
                files.sorted(Comparator.reverseOrder())
                        .forEach(path -> path.toFile().delete());
            }
        }
    }

    private static void write(Path judge) {
        int vocabulary;
        try (var tokenizer = Tokenizer.open(judge)) {
            vocabulary = tokenizer.vocabulary().size();
        }
        var sizes = new ConvolutionSizes(vocabulary, WIDTH, WINDOW, FILTERS, LABELS.size());
        try (var untrained = new ClassifierTraining(sizes, SEED)) {
            ConvolutionExport.write(judge, untrained.weights(), LABELS, LONGEST);
        }
        Figures.say(
                "convolution of %d x %d by %d filters, float32; %d answers of %d to %d words",
                WINDOW, WIDTH, FILTERS, ANSWERS, SHORTEST_WORDS, LONGEST_WORDS);
    }

    private static void measure(Judge judge) {
        List<Exchange> answers = answers();
        var single = new ArrayList<Double>();
        var drained = new ArrayList<Double>();
        var one = new ArrayList<Double>();
        var two = new ArrayList<Double>();
        List<Opinion> alone = answers.stream()
                .flatMap(answer -> judge.judge(List.of(answer)).stream())
                .toList();
        for (int round = 0; round < ROUNDS; round++) {
            single.add(ProcessorTime.of(() -> answers.forEach(answer -> judge.judge(List.of(answer)))));
            drained.add(ProcessorTime.of(() -> groups(answers).forEach(judge::judge)));
            one.add(wall(judge, answers, 1));
            two.add(wall(judge, answers, 2));
        }
        List<Opinion> together = groups(answers).stream()
                .flatMap(group -> judge.judge(group).stream())
                .toList();
        double best = single.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
        Figures.say("one at a time (bound): %.1f answers/s of processor time, best of %d", ANSWERS / best, ROUNDS);
        Figures.say(
                "backlog: %.1f answers/s of processor time, median; share of the bound %.3f (wanted 0.95)",
                ANSWERS / ProcessorTime.median(drained), best / ProcessorTime.median(drained));
        Figures.say(
                "two threads: %.2f times the rate of one on the wall, median (bound 2)",
                ProcessorTime.median(one) / ProcessorTime.median(two));
        Figures.say("largest difference of a score from that of the answer alone: %.1e", difference(alone, together));
    }

    private static double difference(List<Opinion> alone, List<Opinion> together) {
        return IntStream.range(0, alone.size())
                .mapToDouble(
                        i -> Math.abs(alone.get(i).score() - together.get(i).score()))
                .max()
                .orElseThrow();
    }

    private static List<List<Exchange>> groups(List<Exchange> answers) {
        return IntStream.range(0, answers.size() / GROUP)
                .mapToObj(i -> answers.subList(i * GROUP, (i + 1) * GROUP))
                .toList();
    }

    /** Seconds on the wall for all of them by so many threads. */
    private static double wall(Judge judge, List<Exchange> answers, int threads) {
        ExecutorService workers = Executors.newFixedThreadPool(threads);
        try {
            long start = System.nanoTime();
            List<Callable<List<Opinion>>> work = groups(answers).stream()
                    .map(group -> (Callable<List<Opinion>>) () -> judge.judge(group))
                    .toList();
            for (Future<List<Opinion>> done : workers.invokeAll(work)) {
                done.get();
            }
            return (System.nanoTime() - start) / NANOS;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } finally {
            workers.shutdown();
        }
    }

    private static List<Exchange> answers() {
        var random = new SplittableRandom(SEED);
        List<String> words = List.of("Sure,", "mix", "and", "Sorry,", "12", "help", "with", "that.", "3+4");
        return IntStream.range(0, ANSWERS)
                .mapToObj(answer -> {
                    int length = random.nextInt(SHORTEST_WORDS, LONGEST_WORDS);
                    return new Exchange(
                            "",
                            String.join(
                                    " ",
                                    random.ints(length, 0, words.size())
                                            .mapToObj(words::get)
                                            .toList()));
                })
                .toList();
    }
}
