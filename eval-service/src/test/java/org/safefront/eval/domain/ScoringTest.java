package org.safefront.eval.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.safefront.benchmark.Benchmark;
import org.safefront.benchmark.BenchmarkItem;
import org.safefront.benchmark.Benchmarks;
import org.safefront.benchmark.UnknownBenchmarkException;
import org.safefront.contracts.evaluation.Outcomes;
import org.safefront.contracts.rows.BenchmarkSample;
import org.safefront.contracts.rows.Finish;
import org.safefront.contracts.rows.Outcome;
import org.safefront.statistics.Proportion;

class ScoringTest {
    private static final Benchmark DIGIT_SUMS = Benchmarks.get("digit-sums");
    private static final BenchmarkItem ITEM = new BenchmarkItem("sum-001", "345+678?", "1023");

    @ParameterizedTest
    @CsvSource({
        "<think>13</think>1023, STOP, CORRECT",
        "<think>13</think>01023, STOP, CORRECT",
        "<think>1023</think>1024, STOP, WRONG",
        "<think>1023</think>, STOP, NO_ANSWER",
        "<think>1023, STOP, UNCLOSED_THINKING",
        "<think>13</think>1023, LENGTH, TRUNCATED",
        "<think>1023, LENGTH, UNCLOSED_THINKING",
        "no idea, STOP, NO_ANSWER",
        "345+678=1023, STOP, CORRECT"
    })
    void everySampleHasOneOutcome(String text, Finish finish, Outcome outcome) {
        BenchmarkSample sample =
                Scoring.score(DIGIT_SUMS, ITEM, 0, new Generated(ModelText.parse(text, false), finish, 9));

        assertEquals(outcome, sample.outcome());
    }

    @Test
    void theScoreCountsAllSamplesAndClustersRepeats() {
        List<BenchmarkSample> samples = Stream.of("sum-001", "sum-002")
                .flatMap(id -> Stream.of("1023", "7").map(answer -> sample(id, answer)))
                .toList();

        Score score = Score.of(samples);

        assertEquals(new Outcomes(2, 2, 0, 0, 0, 0), score.outcomes());
        assertEquals(Proportion.wilsonOfClusters(0.5, 2, 4), score.estimate());
    }

    @Test
    void namesTheBenchmarksThatThereAre() {
        var refusal = assertThrows(UnknownBenchmarkException.class, () -> Benchmarks.get("aime99"));

        assertEquals(
                "no benchmark is called aime99; known are aime24, aime25, digit-sums, gsm8k", refusal.getMessage());
    }

    private static BenchmarkSample sample(String id, String answer) {
        var item = new BenchmarkItem(id, "345+678?", "1023");
        return Scoring.score(DIGIT_SUMS, item, 0, new Generated(ModelText.parse(answer, false), Finish.STOP, 1));
    }
}
