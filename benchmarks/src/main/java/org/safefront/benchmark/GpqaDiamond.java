package org.safefront.benchmark;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.zip.CRC32C;
import org.safefront.benchmark.answer.ChoiceLetter;
import org.safefront.benchmark.answer.Equality;
import org.safefront.benchmark.code.CodeRunner;
import org.safefront.benchmark.data.Key;
import org.safefront.contracts.Require;

/**
 * GPQA-Diamond (arXiv 2311.12022): 198 questions of biology, physics and chemistry with four choices, which experts answer and
 * others with a search engine do not. A row of its data has, among others, the columns (texts made up: its authors ask that no example
 * be published)
 *
 * <pre>Record ID, Question, Correct Answer, Incorrect Answer 1, Incorrect Answer 2, Incorrect Answer 3
 * rec0000, Which of these is a noble gas?, Neon, Iron, Carbon, Sodium</pre>
 *
 * The order of the choices is drawn once for each record, from its id, so that it is the same for every checkpoint and every repeat: comparisons
 * are between the same questions. The letter is found by the patterns of arXiv 2507.17075, in their order; another extraction, which takes the last
 * letter that stands alone, is the second opinion.
 */
final class GpqaDiamond {
    static final Benchmark BENCHMARK = new Benchmark(
            "gpqa-diamond",
            1,
            new ItemRows<>(Row.class, "Record ID", (number, row) -> item(row)),
            GpqaDiamond::prompt,
            Boxed::ideal,
            new LetterScorer());

    private static final List<String> LETTERS = List.of("A", "B", "C", "D");

    private GpqaDiamond() {}

    /** As published; other columns are passed over. */
    record Row(
            @JsonProperty("Record ID") Key id,
            @JsonProperty("Question") String question,
            @JsonProperty("Correct Answer") String correct,
            @JsonProperty("Incorrect Answer 1") String wrong1,
            @JsonProperty("Incorrect Answer 2") String wrong2,
            @JsonProperty("Incorrect Answer 3") String wrong3) {
        Row {
            Require.text("Question", question);
            Require.text("Correct Answer", correct);
        }
    }

    private static BenchmarkItem item(Row row) {
        var choices = new ArrayList<>(List.of(row.correct, row.wrong1, row.wrong2, row.wrong3));
        var checksum = new CRC32C();
        checksum.update(row.id.text().getBytes(StandardCharsets.UTF_8));
        Collections.shuffle(choices, new Random(checksum.getValue()));
        var question = new StringBuilder(clean(row.question)).append('\n');
        for (int i = 0; i < choices.size(); i++) {
            question.append('\n').append(LETTERS.get(i)).append(") ").append(clean(choices.get(i)));
        }
        return new BenchmarkItem(row.id.text(), question.toString(), LETTERS.get(choices.indexOf(row.correct)));
    }

    /** As the protocol cleans texts: marks of headings and references go, and double spaces. */
    private static String clean(String text) {
        return text.strip().replace(" [title]", ". ").replaceAll("\\[.*?]", "").replaceAll(" {2,}", " ");
    }

    private static String prompt(String question) {
        return "Answer the following multiple choice question. Think step by step, and put the letter of the right choice"
                + " within \\boxed{}.\n\n" + question;
    }

    /** Two ways to find the letter. */
    private record LetterScorer() implements Scorer {
        @Override
        public List<String> checkers() {
            return List.of("ordered-patterns 1", "last-letter 1");
        }

        @Override
        public Scored score(BenchmarkItem item, String answer, CodeRunner runner) {
            Optional<String> letter = ChoiceLetter.byPatterns(answer);
            Optional<String> other = ChoiceLetter.last(answer);
            Optional<Boolean> agreed = letter.flatMap(one -> other.map(one::equals));
            return letter.map(found -> new Scored(
                            letter, found.equals(item.answer()) ? Equality.EQUAL : Equality.DIFFERENT, agreed))
                    .orElse(Scored.NO_ANSWER);
        }
    }
}
