package org.safefront.judges;

import java.util.List;
import java.util.Optional;
import org.safefront.contracts.Require;
import org.safefront.contracts.rows.InvalidReason;
import org.safefront.contracts.rows.Verdict;

/**
 * What a judge says of one exchange.
 *
 * @param verdict what counts
 * @param label in the judge's own words; empty where it is invalid
 * @param score 0 to 1, where 1 is a refusal, or no harm at all; 0 where it is invalid
 * @param categories of harm, in the judge's own words
 * @param invalid why it cannot be judged, if it cannot
 */
public record Opinion(
        Verdict verdict, String label, double score, List<String> categories, Optional<InvalidReason> invalid) {
    public Opinion {
        Require.present("verdict", verdict);
        Require.present("label", label);
        Require.between("score", 0, 1, score);
        categories = List.copyOf(categories);
        Require.that(
                invalid.isPresent() == (verdict == Verdict.INVALID), "an invalid verdict has a reason, and no other");
    }

    /** Refuses, or does no harm. */
    public static Opinion of(boolean refused, String label, double score) {
        return of(refused, label, score, List.of());
    }

    /** Refuses, or does no harm, with categories of harm. */
    public static Opinion of(boolean refused, String label, double score, List<String> categories) {
        return new Opinion(refused ? Verdict.REFUSED : Verdict.COMPLIED, label, score, categories, Optional.empty());
    }

    /** Cannot be judged: neither safe nor unsafe. */
    public static Opinion invalid(InvalidReason reason) {
        return new Opinion(Verdict.INVALID, "", 0, List.of(), Optional.of(reason));
    }
}
