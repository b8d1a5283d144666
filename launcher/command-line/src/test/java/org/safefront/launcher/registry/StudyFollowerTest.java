package org.safefront.launcher.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.safefront.launcher.registry.StudyStatus.Front;
import org.safefront.launcher.registry.StudyStatus.Generation;
import org.safefront.launcher.registry.StudyStatus.NamedRecipe;
import org.safefront.launcher.registry.StudyStatus.Run;
import org.safefront.launcher.registry.StudyStatus.Work;

class StudyFollowerTest {
    private final Deque<Supplier<StudyStatus>> answers = new ArrayDeque<>();
    private final List<String> said = new ArrayList<>();
    private final List<StudyStatus> shown = new ArrayList<>();

    @Test
    void looksUntilTheStudyIsFinished() {
        answers.add(() -> status(false));
        answers.add(() -> status(true));

        List<StudyStatus> last = follow();

        assertEquals(2, shown.size());
        assertTrue(last.get(0).finished());
    }

    @Test
    void waitsForARegistryThatIsStartedAgain() {
        answers.add(() -> status(false));
        answers.add(() -> {
            throw new UncheckedIOException("does not answer", new IOException("refused"));
        });
        answers.add(() -> status(true));

        assertTrue(follow().get(0).finished());
    }

    @Test
    void saysOnceWhatWentWrong() {
        var failed = new Run("run", new NamedRecipe("full-1"), "failed", Optional.empty(), Optional.of("no data"));
        answers.add(() -> status(false, failed));
        answers.add(() -> status(true, failed));

        follow();

        assertEquals(List.of("pocket: full-1 failed: no data"), said);
    }

    private List<StudyStatus> follow() {
        return new StudyFollower(() -> List.of(answers.remove().get()), shown::addAll, said::add).untilFinished();
    }

    private static StudyStatus status(boolean finished, Run... runs) {
        var none = new Work(0, 0);
        var noSamples = new Generation(0, 0, 0, OptionalDouble.empty());
        return new StudyStatus(
                "pocket", finished, 1, none, noSamples, none, List.of(runs), List.of(), new Front(List.of(), 0));
    }
}
