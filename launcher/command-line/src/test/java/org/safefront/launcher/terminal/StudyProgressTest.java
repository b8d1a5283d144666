package org.safefront.launcher.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.safefront.launcher.registry.StudyStatus;
import org.safefront.launcher.registry.StudyStatus.Front;
import org.safefront.launcher.registry.StudyStatus.Generation;
import org.safefront.launcher.registry.StudyStatus.Work;

class StudyProgressTest {
    private static final OptionalDouble UNKNOWN = OptionalDouble.empty();

    @Test
    void saysHowManySamplesRunAndWhatTheRegistrySaysIsLeft() {
        assertEquals(
                new Progress(40, 600, "16 running", OptionalDouble.of(75)),
                samples(new Generation(40, 16, 600, OptionalDouble.of(75))));
    }

    @Test
    void waitsForTheLastStudyThatIsNotDone() {
        assertEquals(
                new Progress(700, 900, "30 running", OptionalDouble.of(80)),
                samples(
                        new Generation(100, 10, 200, OptionalDouble.of(80)),
                        new Generation(200, 20, 300, OptionalDouble.of(20)),
                        new Generation(400, 0, 400, UNKNOWN)));
    }

    @Test
    void knowsNoEndWhereThatOfOneStudyIsNotKnown() {
        assertEquals(
                new Progress(3, 20, "", UNKNOWN),
                samples(new Generation(1, 0, 10, OptionalDouble.of(80)), new Generation(2, 0, 10, UNKNOWN)));
    }

    private static Progress samples(Generation... samples) {
        return StudyProgress.of(Stream.of(samples)
                        .map(study -> new StudyStatus(
                                "pocket",
                                false,
                                9,
                                new Work(0, 0),
                                study,
                                new Work(0, 0),
                                List.of(),
                                List.of(),
                                new Front(List.of(), 0)))
                        .toList())
                .get(1);
    }
}
