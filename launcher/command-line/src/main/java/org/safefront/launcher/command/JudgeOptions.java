package org.safefront.launcher.command;

import java.nio.file.Path;
import java.util.List;
import org.safefront.judges.Judge;
import org.safefront.judges.Judges;
import org.safefront.launcher.CannotStartException;
import picocli.CommandLine.Option;

/** Which judge is asked, and how many of its kind at a time. */
final class JudgeOptions {
    @Option(
            names = "--judge",
            paramLabel = "NAME",
            defaultValue = Judges.DEFAULT,
            description = "A folder among --judges, or one that is built in. Default: ${DEFAULT-VALUE}")
    private String name;

    @Option(
            names = "--judges",
            paramLabel = "DIR",
            defaultValue = "judges",
            description = "Folders in which judges lie, one folder a judge. Default: ${DEFAULT-VALUE}")
    private List<Path> folders;

    @Option(
            names = "--jobs",
            paramLabel = "N",
            description = "Groups of rows that are judged at a time. Default: one for each processor.")
    private int jobs = Runtime.getRuntime().availableProcessors();

    int jobs() {
        if (jobs < 1) {
            throw new CannotStartException("--jobs must be at least 1, was " + jobs);
        }
        return jobs;
    }

    /** All judges that there are; whoever opens them closes them. */
    Judges open() {
        return new Judges(folders, 1);
    }

    Judge of(Judges judges) {
        return judges.get(name);
    }
}
