package org.safefront.benchmark.exchange;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Which files of lm-evaluation-harness belong together: {@code samples_TASK_DATE.jsonl} lies beside {@code results_DATE.json}, or
 * beside {@code NAME_DATE.json} where a name was given. Ours have one task: {@code samples_NAME.jsonl}, {@code results_NAME.json}.
 */
final class LmEvalFiles {
    /** {@code datetime.now().isoformat()}, with dashes for colons. */
    private static final String DATE = "(\\d{4}-\\d\\d-\\d\\dT\\d\\d-\\d\\d-\\d\\d(?:\\.\\d+)?)";

    private static final Pattern DATED_SAMPLES = Pattern.compile("samples_.+_" + DATE + "\\.jsonl");
    private static final Pattern DATED_RESULTS = Pattern.compile(".+_" + DATE + "\\.json");
    private static final Pattern OUR_SAMPLES = Pattern.compile("samples_(.+)\\.jsonl");
    private static final Pattern OUR_RESULTS = Pattern.compile("results_(.+)\\.json");

    private LmEvalFiles() {}

    /** The samples of a task beside a file of results. */
    static Optional<Path> samples(Path results, String task) {
        String name = results.getFileName().toString();
        Matcher dated = DATED_RESULTS.matcher(name);
        Matcher ours = OUR_RESULTS.matcher(name);
        Optional<String> samples = Optional.empty();
        if (dated.matches()) {
            samples = Optional.of("samples_" + task + "_" + dated.group(1) + ".jsonl");
        } else if (ours.matches() && ours.group(1).startsWith(task)) {
            samples = Optional.of("samples_" + ours.group(1) + ".jsonl");
        }
        return samples.map(results::resolveSibling).filter(Files::isRegularFile);
    }

    /** The file of results that lies beside samples. */
    static Optional<Path> results(Path samples) throws IOException {
        String name = samples.getFileName().toString();
        Matcher dated = DATED_SAMPLES.matcher(name);
        Matcher ours = OUR_SAMPLES.matcher(name);
        if (dated.matches()) {
            return dated(samples, dated.group(1));
        }
        return Optional.of(ours)
                .filter(Matcher::matches)
                .map(matcher -> samples.resolveSibling("results_" + matcher.group(1) + ".json"))
                .filter(LmEvalResults::isIn);
    }

    private static Optional<Path> dated(Path samples, String date) throws IOException {
        try (Stream<Path> beside = Files.list(samples.toAbsolutePath().getParent())) {
            return beside.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith("_" + date + ".json"))
                    .sorted()
                    .map(samples::resolveSibling)
                    .filter(LmEvalResults::isIn)
                    .findFirst();
        }
    }
}
