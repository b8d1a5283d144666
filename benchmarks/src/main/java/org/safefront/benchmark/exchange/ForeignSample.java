package org.safefront.benchmark.exchange;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.safefront.contracts.Require;
import org.safefront.contracts.rows.BenchmarkSample;
import org.safefront.contracts.rows.Finish;
import org.safefront.contracts.rows.Outcome;

/**
 * One answer as another harness recorded it. What its format does not say is absent here.
 *
 * @param item id of the question
 * @param repeat which sample of it, from 0
 * @param question as the model read it, absent where the format leaves it out
 * @param gold the right answer, absent where the format leaves it out
 * @param thinking kept apart from the answer, absent where it is not
 * @param answer of the model
 * @param extracted what was compared with the gold answer
 * @param outcome absent for an answer that was not scored
 * @param finish why the text ends
 * @param tokens generated
 * @param marks what its harness counts it as; none for one that it leaves out of its own scores
 */
public record ForeignSample(
        String item,
        int repeat,
        Optional<String> question,
        Optional<String> gold,
        Optional<String> thinking,
        String answer,
        Optional<String> extracted,
        Optional<Outcome> outcome,
        Optional<Finish> finish,
        OptionalInt tokens,
        List<Mark> marks) {
    public ForeignSample {
        Require.text("item", item);
        Require.atLeast("repeat", 0, repeat);
        Require.present("answer", answer);
        marks = List.copyOf(marks);
    }

    /**
     * The row of a scored answer; absent for one that was not scored. Our rows have no way to say that a text, an ending or
     * a count is not known: they get the empty text, {@code stop} and 0, and whoever reads them must be told so.
     */
    public Optional<BenchmarkSample> row() {
        return outcome.map(known -> new BenchmarkSample(
                item,
                repeat,
                question.orElse(""),
                gold.orElse(""),
                thinking.orElse(""),
                answer,
                extracted,
                known,
                finish.orElse(Finish.STOP),
                tokens.orElse(0),
                Optional.empty()));
    }
}
