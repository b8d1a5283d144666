package org.safefront.contracts.rows;

import java.util.Optional;
import org.safefront.contracts.Require;

/**
 * One answer to one question of a benchmark, scored.
 *
 * @param item id of the question
 * @param repeat which sample of it, from 0
 * @param question as the model read it
 * @param gold the right answer
 * @param thinking text between the think marks, empty where there is none
 * @param answer text after it; empty where the thinking never ended
 * @param extracted what the benchmark took for the final answer, absent where it found none
 * @param outcome what became of it
 * @param finish why the text ends
 * @param tokens generated
 * @param agreed whether two independent checkers say the same of the answer; absent where there is one, or one cannot tell
 */
public record BenchmarkSample(
        String item,
        int repeat,
        String question,
        String gold,
        String thinking,
        String answer,
        Optional<String> extracted,
        Outcome outcome,
        Finish finish,
        int tokens,
        Optional<Boolean> agreed) {
    public BenchmarkSample {
        Require.text("item", item);
        Require.atLeast("repeat", 0, repeat);
        Require.present("question", question);
        Require.present("gold", gold);
        Require.present("thinking", thinking);
        Require.present("answer", answer);
        Require.present("extracted", extracted);
        Require.present("outcome", outcome);
        Require.present("finish", finish);
        Require.atLeast("tokens", 0, tokens);
        Require.present("agreed", agreed);
    }
}
