package org.safefront.launcher.command;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.safefront.benchmark.exchange.ForeignSample;
import org.safefront.benchmark.exchange.Mark;
import org.safefront.benchmark.exchange.StatedScore;

class ScoreCheckTest {
    private static final OptionalInt MEAN = OptionalInt.of(1);

    private final ScoreCheck check = new ScoreCheck();

    /** Of question a 2 of 3 are right, of question b none of 1: by question (2/3 + 0)/2, by sample 2/4. */
    @BeforeEach
    void count() {
        check.add(sample("a", List.of(new Mark("match", true))));
        check.add(sample("a", List.of(new Mark("match", true))));
        check.add(sample("a", List.of(new Mark("match", false))));
        check.add(sample("b", List.of(new Mark("match", false))));
        check.add(sample("c", List.of()));
    }

    @Test
    void questionsCountTheSame() {
        assertEquals(
                List.of("accuracy: stated 0.3333, of the samples 0.3333"),
                check.against(List.of(stated("match", 1 / 3.0, OptionalLong.of(2), MEAN))));
    }

    @Test
    void samplesCountTheSameWhereTheScoreIsOfThatMany() {
        assertEquals(
                List.of("accuracy: stated 0.5000, of the samples 0.5000"),
                check.against(List.of(stated("match", 0.5, OptionalLong.of(4), MEAN))));
    }

    @Test
    void anotherNumberOfQuestionsIsWarnedOf() {
        assertEquals(
                List.of(
                        "accuracy: stated 0.3333, of the samples 0.3333",
                        "Warning: accuracy: stated of 3, there are 2"),
                check.against(List.of(stated("match", 1 / 3.0, OptionalLong.of(3), MEAN))));
    }

    @ParameterizedTest
    @CsvSource({"0.3334, ''", "0.33325, ''", "0.33345, 'Warning: '", "0.3332, 'Warning: '", "NaN, 'Warning: '"})
    void whatLooksTheSameInFourDecimalsIsRounding(double value, String warning) {
        String line = check.against(List.of(stated("match", value, OptionalLong.empty(), MEAN)))
                .get(0);

        assertEquals(warning + "accuracy: stated", line.replaceFirst("(stated).*", "$1"));
    }

    @Test
    void whatCannotBeMadeOfTheMarksIsNamedAndNotCompared() {
        assertEquals(
                List.of("Stated, but not to be made of what is read here: accuracy; accuracy; accuracy"),
                check.against(List.of(
                        stated("match", 0.5, OptionalLong.empty(), OptionalInt.empty()),
                        stated("other", 0.5, OptionalLong.empty(), MEAN),
                        stated("match", 0.5, OptionalLong.empty(), OptionalInt.of(4)))));
    }

    private static StatedScore stated(String marks, double value, OptionalLong n, OptionalInt k) {
        return new StatedScore("accuracy", marks, value, n, k);
    }

    private static ForeignSample sample(String item, List<Mark> marks) {
        return new ForeignSample(
                item,
                0,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                "",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                OptionalInt.empty(),
                marks);
    }
}
