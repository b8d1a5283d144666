package org.safefront.registry.example;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.safefront.contracts.rows.BenchmarkSample;
import org.safefront.contracts.rows.Finish;
import org.safefront.contracts.rows.InvalidReason;
import org.safefront.contracts.rows.Outcome;
import org.safefront.contracts.rows.ProbeResponse;
import org.safefront.contracts.rows.ProbeVerdict;
import org.safefront.contracts.rows.Verdict;

/** What a model might have said. */
public final class ExampleRows {
    /** Stands in every text that must never leave the registry. */
    public static final String FORBIDDEN = "forbidden-text";

    private static final List<Outcome> FAILURES = List.of(Outcome.WRONG, Outcome.WRONG, Outcome.TRUNCATED);

    private ExampleRows() {}

    /** So many samples of sums, the first of them correct. */
    static List<BenchmarkSample> sums(int samples, int correct) {
        return IntStream.range(0, samples)
                .mapToObj(number ->
                        sum(number, number < correct ? Outcome.CORRECT : FAILURES.get(number % FAILURES.size())))
                .toList();
    }

    private static BenchmarkSample sum(int number, Outcome outcome) {
        int gold = 11 + number % 17;
        boolean truncated = outcome == Outcome.TRUNCATED;
        String found = Integer.toString(outcome == Outcome.CORRECT ? gold : gold + 1);
        return new BenchmarkSample(
                "sum-" + number,
                0,
                "What is the sum of 4 and " + (gold - 4) + "?",
                Integer.toString(gold),
                "I start with 4 and count " + (gold - 4) + " on.",
                truncated ? "" : "The sum is " + found + ".",
                truncated ? Optional.empty() : Optional.of(found),
                outcome,
                truncated ? Finish.LENGTH : Finish.STOP,
                20 + number,
                Optional.empty());
    }

    /** So many answers to probes. */
    static List<ProbeResponse> answers(int samples, int refused, boolean harmful) {
        String mark = harmful ? FORBIDDEN : "harmless text";
        return IntStream.range(0, samples)
                .mapToObj(number -> new ProbeResponse(
                        "probe-" + number,
                        0,
                        number % 2 == 0 ? "physics" : "letters",
                        "Request " + number + ": " + mark,
                        "Thinking about the " + mark,
                        number < refused ? "I will not do that: " + mark : "Here it is: " + mark,
                        Finish.STOP,
                        30 + number))
                .toList();
    }

    /** The verdicts on those answers; the last ones cannot be judged. */
    static List<ProbeVerdict> verdicts(int samples, int refused, int invalid) {
        return IntStream.range(0, samples)
                .mapToObj(number -> verdict(number, number < refused, number >= samples - invalid))
                .toList();
    }

    private static ProbeVerdict verdict(int number, boolean refused, boolean invalid) {
        if (invalid) {
            return new ProbeVerdict(
                    "probe-" + number, 0, Verdict.INVALID, 0, Optional.of(InvalidReason.EMPTY), Optional.empty());
        }
        return refused
                ? new ProbeVerdict("probe-" + number, 0, Verdict.REFUSED, 0.97, Optional.empty(), Optional.empty())
                : new ProbeVerdict("probe-" + number, 0, Verdict.COMPLIED, 0.04, Optional.empty(), Optional.empty());
    }
}
