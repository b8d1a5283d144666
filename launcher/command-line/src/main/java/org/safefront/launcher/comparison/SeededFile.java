package org.safefront.launcher.comparison;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.safefront.launcher.samples.SampleFile;
import org.safefront.statistics.SeededRun;

/**
 * A file of samples and the seeds behind it.
 *
 * @param trainSeed with which the checkpoint was trained
 * @param decodeSeed with which its answers were drawn
 * @param file with the samples
 */
public record SeededFile(long trainSeed, long decodeSeed, String file) {
    private static final Pattern FORM = Pattern.compile("(\\d{1,18}):(\\d{1,18}):(.+)");

    /**
     * Reads {@code TRAINSEED:DECODESEED:FILE}.
     *
     * @throws IllegalArgumentException if it is not of that form
     */
    public static SeededFile parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "must be TRAINSEED:DECODESEED:FILE, for instance 1:2:run.jsonl, was " + text);
        }
        return new SeededFile(Long.parseLong(matcher.group(1)), Long.parseLong(matcher.group(2)), matcher.group(3));
    }

    SeededRun read() {
        return new SeededRun(
                trainSeed, decodeSeed, SampleFile.read(file).table().scores());
    }
}
