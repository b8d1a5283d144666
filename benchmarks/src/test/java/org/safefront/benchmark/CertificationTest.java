package org.safefront.benchmark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.safefront.benchmark.answer.AnswerChecker;
import org.safefront.benchmark.answer.Equality;
import org.safefront.benchmark.code.CodeRunner;
import org.safefront.benchmark.code.NoPrograms;
import org.safefront.lm.format.SharedData;

class CertificationTest {
    private static final List<BenchmarkItem> ITEMS = IntStream.range(0, 100)
            .mapToObj(i -> new BenchmarkItem("item-" + i, "What is " + i + " plus one?", Integer.toString(i + 1)))
            .toList();

    /** A scorer with a fault, and what is said of it. */
    record Faulty(String name, AnswerChecker checker, String problem) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Faulty> faults() {
        return Stream.of(
                new Faulty(
                        "all are equal",
                        checker((gold, given) -> true),
                        "sound: of 100 answers of other items 100 are scored as correct; luck explains 2"),
                new Faulty(
                        "none are equal",
                        checker((gold, given) -> false),
                        "sound, item item-0: its gold answer is not scored as correct"),
                new Faulty(
                        "one gold is refused",
                        checker((gold, given) -> gold.equals(given) && !gold.equals("42")),
                        "sound, item item-41: its gold answer is not scored as correct"),
                new Faulty(
                        "the first digit is enough",
                        checker((gold, given) -> gold.charAt(0) == given.charAt(0)),
                        "sound: of 100 times the answer of item item-0 11 are scored as correct; luck explains 2"));
    }

    @Test
    void aSoundBenchmarkIsAccepted() {
        assertEquals(List.of(), problems(benchmark(checker(String::equals)), ITEMS));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void aFaultyScorerIsFound(Faulty faulty) {
        List<String> problems = problems(benchmark(faulty.checker()), ITEMS);

        assertTrue(problems.contains(faulty.problem()), problems.toString());
    }

    @Test
    void anEmptyAnswerThatScoresIsFound() {
        Benchmark benchmark = benchmark(answer -> Optional.of(answer), checker((gold, given) -> given.isEmpty()));

        assertTrue(problems(benchmark, ITEMS).contains("sound, item item-0: an empty answer is scored as correct"));
    }

    @Test
    void aPromptThatTellsTheAnswerIsFound() {
        List<BenchmarkItem> told = ITEMS.stream()
                .map(item -> new BenchmarkItem(item.id(), "Say " + item.answer(), item.answer()))
                .toList();

        assertEquals(
                List.of("sound: of 100 prompts, said again 100 are scored as correct; luck explains 5"),
                problems(benchmark(checker(String::equals)), told));
    }

    @Test
    void aGuessThatScoresIsFound() {
        var guessing = new Scorer() {
            @Override
            public List<String> checkers() {
                return List.of("guessing 1");
            }

            @Override
            public Scored score(BenchmarkItem item, String answer, CodeRunner runner) {
                Equality equality =
                        answer.equals("maybe") || answer.equals(item.answer()) ? Equality.EQUAL : Equality.DIFFERENT;
                return new Scored(Optional.of(answer), equality, Optional.empty());
            }

            @Override
            public List<String> guesses(BenchmarkItem item) {
                return List.of("never", "maybe");
            }
        };

        assertEquals(
                List.of("sound: of 100 guesses like maybe 100 are scored as correct; luck explains 2"),
                problems(
                        new Benchmark(
                                "sound",
                                1,
                                DigitSums.BENCHMARK.rows(),
                                UnaryOperator.identity(),
                                BenchmarkItem::answer,
                                guessing),
                        ITEMS));
    }

    @ParameterizedTest
    @CsvSource({
        "aime24, aime/aime24.jsonl, 30",
        "aime25, aime/aime25.jsonl, 30",
        "gsm8k, gsm8k/test.jsonl, 1319",
        "math500, math500/test.jsonl, 500"
    })
    void ourBenchmarksAreAcceptedOnTheirData(String name, String file, int items) {
        Benchmark benchmark = Benchmarks.get(name);
        List<BenchmarkItem> all = benchmark.rows().items(SharedData.require(file));

        List<String> problems = problems(benchmark, all);

        assertEquals(items, all.size());
        assertEquals(List.of(), problems);
    }

    private interface Compare {
        boolean same(String gold, String given);
    }

    private static AnswerChecker checker(Compare compare) {
        return new AnswerChecker() {
            @Override
            public String version() {
                return "faulty 1";
            }

            @Override
            public Equality check(String gold, String candidate) {
                return compare.same(gold, candidate) ? Equality.EQUAL : Equality.DIFFERENT;
            }
        };
    }

    private static Benchmark benchmark(AnswerChecker checker) {
        Function<String, Optional<String>> lastWord = answer ->
                Stream.of(answer.split(" ")).reduce((first, second) -> second).filter(word -> !word.isBlank());
        return benchmark(lastWord, checker);
    }

    private static Benchmark benchmark(Function<String, Optional<String>> extraction, AnswerChecker checker) {
        return new Benchmark(
                "sound",
                1,
                DigitSums.BENCHMARK.rows(),
                UnaryOperator.identity(),
                BenchmarkItem::answer,
                new AnswerScorer(extraction, checker, checker));
    }

    private static List<String> problems(Benchmark benchmark, List<BenchmarkItem> items) {
        return Certification.problems(benchmark, items, new NoPrograms());
    }
}
