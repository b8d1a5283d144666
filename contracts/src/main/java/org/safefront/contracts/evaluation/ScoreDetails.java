package org.safefront.contracts.evaluation;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.safefront.contracts.Estimate;
import org.safefront.contracts.ItemCounts;
import org.safefront.contracts.Require;

/**
 * What stands behind the score of a benchmark.
 *
 * @param questions that were asked
 * @param finished the score where samples that were cut off, never ended their thinking or could not be scored are left
 *     out: with the score itself, where they count as wrong, it bounds what more tokens could have come to. Absent where
 *     none is left
 * @param passAt for those k that every question has samples for
 * @param majority share of questions whose commonest answer is correct, absent where there are no repeats
 * @param questionError standard error of the score for other questions of this kind; absent for one question
 * @param repeatError standard error for these questions asked again; absent without repeats
 * @param compared answers that two independent checkers have decided
 * @param disagreed of these, those on which they differ
 * @param wallSeconds from the first piece of work begun to the last one done
 * @param gpuSeconds of work on GPUs, absent where it is not known; 0 on the CPU
 * @param items correct samples of each question, and others; absent from services of before 2026-11-28
 */
public record ScoreDetails(
        long questions,
        Optional<Estimate> finished,
        List<PassAt> passAt,
        OptionalDouble majority,
        OptionalDouble questionError,
        OptionalDouble repeatError,
        long compared,
        long disagreed,
        double wallSeconds,
        OptionalDouble gpuSeconds,
        Optional<ItemCounts> items) {
    public ScoreDetails {
        Require.atLeast("questions", 1, questions);
        Require.present("finished", finished);
        passAt = List.copyOf(passAt);
        majority.ifPresent(share -> Require.between("majority", 0, 1, share));
        questionError.ifPresent(error -> Require.between("questionError", 0, 1, error));
        repeatError.ifPresent(error -> Require.between("repeatError", 0, 1, error));
        Require.atLeast("disagreed", 0, disagreed);
        Require.atLeast("compared", disagreed, compared);
        Require.between("wallSeconds", 0, Double.MAX_VALUE, wallSeconds);
        items.ifPresent(counts -> Require.that(
                counts.items() == questions, "items must have one count for each of the " + questions + " questions"));
        gpuSeconds.ifPresent(seconds -> Require.between("gpuSeconds", 0, Double.MAX_VALUE, seconds));
    }
}
