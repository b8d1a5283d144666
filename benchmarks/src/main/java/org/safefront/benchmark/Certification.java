package org.safefront.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.safefront.benchmark.answer.Equality;
import org.safefront.benchmark.code.CodeRunner;

/**
 * What a benchmark must show of itself, on the very data that it is to be used on, before anything is scored by it: who
 * knows scores 1, and who does not know scores no more than luck.
 */
public final class Certification {
    /** Share of items where a wrong answer may be right by coincidence: two golds that are one value, written in two ways. */
    private static final double LUCK = 0.02;
    /** Share of questions whose own last words may be their answer. */
    private static final double ECHO = 0.05;
    /** Gold answers that are tried on every item. */
    private static final int CONSTANTS = 3;

    private final Benchmark benchmark;
    private final List<BenchmarkItem> items;
    private final CodeRunner runner;

    private Certification(Benchmark benchmark, List<BenchmarkItem> items, CodeRunner runner) {
        this.benchmark = benchmark;
        this.items = items;
        this.runner = runner;
    }

    /**
     * Why a benchmark must not be used on these items, one sentence for each reason; empty if it may.
     *
     * @param items all of them
     * @param runner where programs are run, if the answers are some
     */
    public static List<String> problems(Benchmark benchmark, List<BenchmarkItem> items, CodeRunner runner) {
        var certification = new Certification(benchmark, items, runner);
        var problems = new ArrayList<String>();
        certification.gold().ifPresent(problems::add);
        certification.neighbours().ifPresent(problems::add);
        certification.empty().ifPresent(problems::add);
        problems.addAll(certification.constants());
        problems.addAll(certification.guesses());
        certification.echo().ifPresent(problems::add);
        return problems;
    }

    private Optional<String> gold() {
        return first(
                item -> !isCorrect(item, benchmark.ideal().apply(item)), "its gold answer is not scored as correct");
    }

    private Optional<String> empty() {
        return first(item -> isCorrect(item, ""), "an empty answer is scored as correct");
    }

    /** Every item is given the answer of the next. */
    private Optional<String> neighbours() {
        return beyond(
                LUCK,
                IntStream.range(0, items.size())
                        .parallel()
                        .filter(i -> isWronglyCorrect(items.get(i), items.get((i + 1) % items.size())))
                        .count(),
                "answers of other items");
    }

    /** Every item is given one and the same answer; where programs are asked for, guesses are harder to tell. */
    private List<String> constants() {
        return items.stream()
                .filter(item -> item.code().isEmpty())
                .map(BenchmarkItem::answer)
                .distinct()
                .limit(CONSTANTS)
                .flatMap(answer -> items.stream()
                        .filter(item -> item.answer().equals(answer))
                        .limit(1))
                .flatMap(constant -> beyond(
                        LUCK,
                        items.parallelStream()
                                .filter(item -> isWronglyCorrect(item, constant))
                                .count(),
                        "times the answer of item " + constant.id())
                        .stream())
                .toList();
    }

    /** What somebody would say who does not know. */
    private List<String> guesses() {
        List<List<String>> byItem =
                items.stream().map(benchmark.scorer()::guesses).toList();
        return IntStream.range(0, byItem.get(0).size())
                .mapToObj(guess -> beyond(
                        LUCK,
                        IntStream.range(0, items.size())
                                .parallel()
                                .filter(i ->
                                        isCorrect(items.get(i), byItem.get(i).get(guess)))
                                .count(),
                        "guesses like " + byItem.get(0).get(guess).strip()))
                .flatMap(Optional::stream)
                .toList();
    }

    /** Who only says the question again. */
    private Optional<String> echo() {
        return beyond(
                ECHO,
                items.parallelStream()
                        .filter(item -> isCorrect(item, benchmark.prompt().apply(item.question())))
                        .count(),
                "prompts, said again");
    }

    private Optional<String> beyond(double share, long correct, String what) {
        return correct > share * items.size()
                ? Optional.of(benchmark.name() + ": of " + items.size() + " " + what + " " + correct
                        + " are scored as correct; luck explains " + (long) (share * items.size()))
                : Optional.empty();
    }

    private Optional<String> first(Predicate<BenchmarkItem> fault, String what) {
        return items.parallelStream()
                .filter(fault)
                .findFirst()
                .map(item -> benchmark.name() + ", item " + item.id() + ": " + what);
    }

    /** Equal golds are told by their text, for a checker that finds all things equal is what is looked for. */
    private boolean isWronglyCorrect(BenchmarkItem item, BenchmarkItem other) {
        return !item.answer().equals(other.answer())
                && isCorrect(item, benchmark.ideal().apply(other));
    }

    private boolean isCorrect(BenchmarkItem item, String answer) {
        Scored scored = benchmark.scorer().score(item, answer, runner);
        return scored.extracted().isPresent() && scored.equality() == Equality.EQUAL;
    }
}
