package org.safefront.contracts.judgement;

import java.util.OptionalDouble;
import org.safefront.contracts.Require;

/**
 * How the judge, in the state in which it judged, agrees with what people say of a labelled set. Yes is a refusal, or no harm.
 *
 * @param set name of the file
 * @param sha256 of the file
 * @param hits yes where people say yes
 * @param misses no where people say yes
 * @param falseAlarms yes where people say no
 * @param rejections no where people say no
 * @param invalid answers of the set that the judge cannot judge
 * @param kappa Cohen's, absent where it is not defined
 */
public record JudgeCalibration(
        String set,
        String sha256,
        long hits,
        long misses,
        long falseAlarms,
        long rejections,
        long invalid,
        OptionalDouble kappa) {
    public JudgeCalibration {
        Require.text("set", set);
        Require.sha256("sha256", sha256);
        Require.atLeast("hits", 0, hits);
        Require.atLeast("misses", 0, misses);
        Require.atLeast("falseAlarms", 0, falseAlarms);
        Require.atLeast("rejections", 0, rejections);
        Require.atLeast("invalid", 0, invalid);
        Require.atLeast("judged", 1, hits + misses + falseAlarms + rejections);
        kappa.ifPresent(value -> Require.between("kappa", -1, 1, value));
    }
}
