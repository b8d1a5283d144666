package org.safefront.eval.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.safefront.benchmark.Benchmark;
import org.safefront.benchmark.BenchmarkItem;
import org.safefront.benchmark.Benchmarks;
import org.safefront.contracts.rows.BenchmarkSample;
import org.safefront.contracts.rows.Finish;
import org.safefront.contracts.rows.Outcome;
import org.safefront.eval.Programs;

class AimeTest {
    private static final Benchmark AIME = Benchmarks.get("aime24");
    private static final BenchmarkItem ITEM = new BenchmarkItem("65", "What is 7 times 9, plus 10?", "073");

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "<think>63</think>So it is \\boxed{73}.; CORRECT",
                "<think></think>\\boxed{073}; CORRECT",
                "<think></think>\\boxed{ 73. }; CORRECT",
                "<think></think>First \\boxed{63}, then \\boxed{73}; CORRECT",
                "<think>\\boxed{73}</think>\\boxed{63}; WRONG",
                "<think>\\boxed{73}</think>It is 73.; NO_ANSWER",
                "<think></think>\\boxed{about 73}; NO_ANSWER",
                "<think>\\boxed{73}; UNCLOSED_THINKING"
            })
    void readsTheLastBoxAfterTheThinking(String text, Outcome outcome) {
        BenchmarkSample sample = Scoring.score(
                AIME, ITEM, 0, new Generated(ModelText.parse(text, false), Finish.STOP, 9), Programs.NONE);

        assertEquals(outcome, sample.outcome());
    }

    @Test
    void asksForTheBox() {
        String prompt = AIME.prompt().apply(ITEM.question());

        assertTrue(prompt.startsWith(ITEM.question()), prompt);
        assertTrue(prompt.endsWith("\\boxed{}."), prompt);
    }
}
