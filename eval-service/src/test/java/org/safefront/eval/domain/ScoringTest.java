package org.safefront.eval.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.safefront.benchmark.Benchmark;
import org.safefront.benchmark.BenchmarkItem;
import org.safefront.benchmark.Benchmarks;
import org.safefront.benchmark.UnknownBenchmarkException;
import org.safefront.contracts.evaluation.Outcomes;
import org.safefront.contracts.evaluation.PassAt;
import org.safefront.contracts.evaluation.ScoreDetails;
import org.safefront.contracts.rows.BenchmarkSample;
import org.safefront.contracts.rows.Finish;
import org.safefront.contracts.rows.Outcome;
import org.safefront.eval.Programs;

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
        BenchmarkSample sample = Scoring.score(
                DIGIT_SUMS, ITEM, 0, new Generated(ModelText.parse(text, false), finish, 9), Programs.NONE);

        assertEquals(outcome, sample.outcome());
    }

    @Test
    void theScoreSaysWhatStandsBehindIt() {
        var sheet = new ScoreSheet();
        Stream.of("sum-001", "sum-002")
                .flatMap(id -> IntStream.range(0, 2)
                        .mapToObj(repeat -> sample(id, repeat, id.equals("sum-001") && repeat == 0 ? "7" : "1023")))
                .forEach(sheet::add);

        ScoreDetails details = sheet.details(12, OptionalDouble.of(0));

        assertEquals(new Outcomes(3, 1, 0, 0, 0, 0), sheet.outcomes());
        assertEquals(0.75, sheet.score().value());
        assertEquals(4, sheet.score().n());
        assertEquals(2, details.questions());
        assertEquals(Optional.of(sheet.score()), details.finished());
        assertEquals(List.of(new PassAt(1, 0.75), new PassAt(2, 1)), details.passAt());
        assertEquals(0.25, details.questionError().orElseThrow(), 1e-12);
        // p(1-p)/(K-1) is 1/4 and 0; the mean over 2 questions, over 2, is 1/16.
        assertEquals(0.25, details.repeatError().orElseThrow(), 1e-12);
        assertEquals(4, details.compared());
        assertEquals(0, details.disagreed());
    }

    @Test
    void countsTheAnswersOnWhichTheTwoCheckersDiffer() {
        var sheet = new ScoreSheet();
        List<Optional<Boolean>> agreements = List.of(Optional.of(true), Optional.of(false), Optional.empty());
        IntStream.range(0, agreements.size()).forEach(i -> sheet.add(agreed("sum-00" + i, agreements.get(i))));

        ScoreDetails details = sheet.details(1, OptionalDouble.empty());

        assertEquals(2, details.compared());
        assertEquals(1, details.disagreed());
    }

    private static BenchmarkSample agreed(String id, Optional<Boolean> agreed) {
        return new BenchmarkSample(
                id, 0, "1+1?", "2", "", "2", Optional.of("2"), Outcome.CORRECT, Finish.STOP, 1, agreed);
    }

    @Test
    void namesTheBenchmarksThatThereAre() {
        var refusal = assertThrows(UnknownBenchmarkException.class, () -> Benchmarks.get("aime99"));

        assertTrue(
                refusal.getMessage()
                        .startsWith("no benchmark is called aime99; known are aime24, aime25, digit-sums, "),
                refusal.getMessage());
    }

    private static BenchmarkSample sample(String id, int repeat, String answer) {
        var item = new BenchmarkItem(id, "345+678?", "1023");
        return Scoring.score(
                DIGIT_SUMS, item, repeat, new Generated(ModelText.parse(answer, false), Finish.STOP, 1), Programs.NONE);
    }
}
