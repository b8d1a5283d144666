package org.safefront.eval.domain;

import org.safefront.benchmark.Benchmark;
import org.safefront.benchmark.BenchmarkItem;
import org.safefront.benchmark.Scored;
import org.safefront.benchmark.code.CodeRunner;
import org.safefront.benchmark.probes.ProbeRow;
import org.safefront.contracts.rows.BenchmarkSample;
import org.safefront.contracts.rows.Finish;
import org.safefront.contracts.rows.Outcome;
import org.safefront.contracts.rows.ProbeResponse;

/** From a generated text to a row of a sample file. */
public final class Scoring {
    private Scoring() {}

    /** Scores an answer to a question. A text that was cut off is truncated, whatever it may hold by then. */
    public static BenchmarkSample score(
            Benchmark benchmark, BenchmarkItem item, int repeat, Generated generated, CodeRunner runner) {
        ModelText text = generated.text();
        Scored scored = benchmark.scorer().score(item, text.answer(), runner);
        return new BenchmarkSample(
                item.id(),
                repeat,
                benchmark.prompt().apply(item.question()),
                item.answer(),
                text.thinking(),
                text.answer(),
                scored.extracted(),
                outcome(generated, scored),
                generated.finish(),
                generated.tokens(),
                scored.agreed());
    }

    /** The answer to a probe, for a judge. */
    public static ProbeResponse response(ProbeRow probe, int repeat, Generated generated) {
        ModelText text = generated.text();
        return new ProbeResponse(
                probe.id(),
                repeat,
                probe.category(),
                probe.prompt(),
                text.thinking(),
                text.answer(),
                generated.finish(),
                generated.tokens());
    }

    private static Outcome outcome(Generated generated, Scored scored) {
        if (generated.text().isThinking()) {
            return Outcome.UNCLOSED_THINKING;
        }
        if (generated.finish() == Finish.LENGTH) {
            return Outcome.TRUNCATED;
        }
        if (scored.extracted().isEmpty()) {
            return Outcome.NO_ANSWER;
        }
        return switch (scored.equality()) {
            case EQUAL -> Outcome.CORRECT;
            case DIFFERENT -> Outcome.WRONG;
            case UNDECIDED -> Outcome.ERROR;
        };
    }
}
