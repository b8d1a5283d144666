package org.safefront.launcher.comparison;

import java.util.List;
import java.util.stream.IntStream;
import org.safefront.launcher.samples.SampleFile;
import org.safefront.statistics.Holm;

/**
 * Files of samples against the first of them.
 *
 * @param base the first file
 * @param scores of all files, in their order
 * @param differences of all but the first
 */
public record Comparison(String base, List<FileScore> scores, List<FileDifference> differences) {
    /**
     * Compares.
     *
     * @param files at least two
     * @throws OtherQuestionsException if a file has other questions than the base, and that was not allowed
     */
    public static Comparison of(List<SampleFile> files, ComparisonSettings settings) {
        SampleFile base = files.get(0);
        List<FileDifference> differences = files.stream()
                .skip(1)
                .map(file -> FileDifference.of(base, file, settings))
                .toList();
        if (!settings.commonOnly()) {
            differences.forEach(difference -> OtherQuestionsException.refuse(base.name(), difference));
        }
        return new Comparison(
                base.name(),
                files.stream().map(file -> FileScore.of(file, settings)).toList(),
                corrected(differences));
    }

    private static List<FileDifference> corrected(List<FileDifference> differences) {
        List<Double> adjusted = Holm.adjusted(
                differences.stream().map(difference -> difference.test().p()).toList());
        return IntStream.range(0, differences.size())
                .mapToObj(i -> differences.get(i).corrected(adjusted.get(i)))
                .toList();
    }
}
