package org.safefront.launcher.terminal;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.safefront.launcher.registry.StudyStatus;
import org.safefront.launcher.registry.StudyStatus.Generation;
import org.safefront.launcher.registry.StudyStatus.Run;
import org.safefront.launcher.registry.StudyStatus.Work;

/** How far studies are, as three bars. */
public final class StudyProgress {
    /** What the bars are called. */
    public static final List<String> TITLES = List.of("training steps", "samples generated", "answers judged");

    private StudyProgress() {}

    /** The bars of all these studies together. */
    public static List<Progress> of(List<StudyStatus> studies) {
        return List.of(
                sum(studies, StudyStatus::training, running(studies)),
                samples(studies),
                sum(studies, StudyStatus::judging, ""));
    }

    private static Progress sum(List<StudyStatus> studies, Function<StudyStatus, Work> work, String note) {
        return new Progress(
                studies.stream().map(work).mapToLong(Work::done).sum(),
                studies.stream().map(work).mapToLong(Work::total).sum(),
                note);
    }

    /** The last study to end is the one to wait for; if of one the end is not known, it is of none. */
    private static Progress samples(List<StudyStatus> studies) {
        List<Generation> samples = studies.stream().map(StudyStatus::evaluation).toList();
        List<Generation> going =
                samples.stream().filter(study -> study.done() < study.total()).toList();
        long running = samples.stream().mapToLong(Generation::running).sum();
        return new Progress(
                samples.stream().mapToLong(Generation::done).sum(),
                samples.stream().mapToLong(Generation::total).sum(),
                running == 0 ? "" : running + " running",
                going.stream().allMatch(study -> study.etaSeconds().isPresent())
                        ? going.stream()
                                .mapToDouble(study -> study.etaSeconds().getAsDouble())
                                .max()
                        : OptionalDouble.empty());
    }

    private static String running(List<StudyStatus> studies) {
        return studies.stream()
                .flatMap(study -> study.runs().stream())
                .filter(run -> run.state().equals("training"))
                .map(StudyProgress::describe)
                .collect(Collectors.joining(", "));
    }

    private static String describe(Run run) {
        return run.recipe().name()
                + run.progress()
                        .map(pace -> String.format(Locale.ROOT, " epoch %d, loss %.4f", pace.epoch(), pace.loss()))
                        .orElse("");
    }
}
