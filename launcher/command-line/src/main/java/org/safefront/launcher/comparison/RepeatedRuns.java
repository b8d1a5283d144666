package org.safefront.launcher.comparison;

import java.util.List;
import java.util.stream.IntStream;
import org.safefront.contracts.Estimate;
import org.safefront.statistics.Repeatability;
import org.safefront.statistics.SeedTable;
import org.safefront.statistics.SeededRun;

/**
 * Runs of one recipe, and how alike they are.
 *
 * @param runs in the order given
 * @param repeatability of them
 */
public record RepeatedRuns(List<Run> runs, Repeatability repeatability) {
    /** One run: its file, its seeds and its avg@n. */
    public record Run(String file, long trainSeed, long decodeSeed, Estimate score) {}

    /**
     * Reads the files and splits what they vary by.
     *
     * @throws org.safefront.statistics.IncompleteSeedTableException if they do not make a full table
     */
    public static RepeatedRuns of(List<SeededFile> files) {
        List<SeededRun> runs = files.stream().map(SeededFile::read).toList();
        Repeatability repeatability = Repeatability.of(new SeedTable(runs));
        List<Run> shown = IntStream.range(0, runs.size())
                .mapToObj(i -> run(files.get(i), runs.get(i)))
                .toList();
        return new RepeatedRuns(shown, repeatability);
    }

    private static Run run(SeededFile file, SeededRun run) {
        return new Run(
                file.file(),
                file.trainSeed(),
                file.decodeSeed(),
                run.scores().average().estimate());
    }
}
