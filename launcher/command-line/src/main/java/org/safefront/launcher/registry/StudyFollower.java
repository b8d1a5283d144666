package org.safefront.launcher.registry;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Looks at studies until nothing more will come of them. */
public final class StudyFollower {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(400);
    /** A registry that was killed is started again within seconds. */
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Supplier<List<StudyStatus>> look;
    private final Consumer<List<StudyStatus>> changed;
    private final Consumer<String> problems;
    private final Set<String> said = new HashSet<>();

    /**
     * Nothing is looked at yet.
     *
     * @param look asks the registry
     * @param changed gets what it answers, every time
     * @param problems told once of each thing that went wrong
     */
    public StudyFollower(
            Supplier<List<StudyStatus>> look, Consumer<List<StudyStatus>> changed, Consumer<String> problems) {
        this.look = look;
        this.changed = changed;
        this.problems = problems;
    }

    /** Returns how the studies stand in the end. */
    public List<StudyStatus> untilFinished() {
        long answered = System.nanoTime();
        while (true) {
            try {
                List<StudyStatus> studies = look.get();
                answered = System.nanoTime();
                changed.accept(studies);
                studies.stream()
                        .flatMap(StudyFollower::problems)
                        .filter(said::add)
                        .forEach(problems);
                if (studies.stream().allMatch(StudyStatus::finished)) {
                    return studies;
                }
            } catch (UncheckedIOException | RegistryRefusedException e) {
                if (System.nanoTime() - answered > PATIENCE.toNanos()) {
                    throw e;
                }
            }
            pause();
        }
    }

    /** What went wrong in a study, one sentence each. */
    public static Stream<String> problems(StudyStatus study) {
        Stream<String> runs = study.runs().stream().flatMap(run -> run.message().stream()
                .map(message -> study.study() + ": " + run.recipe().name() + " failed: " + message));
        Stream<String> scores = study.checkpoints().stream().flatMap(checkpoint -> checkpoint.problems().stream()
                .map(problem -> study.study() + ": " + checkpoint.recipe() + " epoch " + checkpoint.epoch()
                        + " could not be measured: " + problem));
        return Stream.concat(runs, scores);
    }

    private static void pause() {
        try {
            Thread.sleep(BETWEEN_LOOKS.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while following a study", e);
        }
    }
}
