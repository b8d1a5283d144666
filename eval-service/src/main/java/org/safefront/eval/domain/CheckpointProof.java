package org.safefront.eval.domain;

import java.util.List;
import java.util.Locale;
import org.safefront.contracts.FailureReason;
import org.safefront.contracts.PromptLogits;
import org.safefront.contracts.ReferenceLogits;

/**
 * Evidence that what an engine has loaded is the checkpoint that was trained. An adapter that is silently not applied, or
 * with another scale, is scored as its base, or as nobody: the commonest wrong result in the field.
 *
 * <p>Logits are compared up to a constant for each prompt, which changes no probability; so log-probabilities do as well.
 */
public final class CheckpointProof {
    private CheckpointProof() {}

    /**
     * An adapter has to change something.
     *
     * @param base what the engine says of the base, a row a prompt
     * @param adapted what it says of the adapter on it, for the same tokens
     * @throws CannotGenerateException if they are equal to the last bit
     */
    public static void requireChange(List<List<Double>> base, List<List<Double>> adapted) {
        if (base.equals(adapted)) {
            throw new CannotGenerateException(
                    FailureReason.CHANGES_NOTHING,
                    "the adapter changes nothing: after all " + base.size()
                            + " fixed prompts the logits are those of the base, to the last bit");
        }
    }

    /**
     * A checkpoint has to say what its maker saw it say.
     *
     * @param reference what he saw
     * @param seen what the engine says, a row a prompt, in the order of the reference's tokens
     * @param tolerance difference of two logits that two engines may come to by rounding alone
     * @throws CannotGenerateException if they differ by more
     */
    public static void requireAsTrained(ReferenceLogits reference, List<List<Double>> seen, double tolerance) {
        double furthest = 0;
        for (int i = 0; i < seen.size(); i++) {
            PromptLogits expected = reference.prompts().get(i);
            furthest = Math.max(furthest, difference(expected.logits(), seen.get(i)));
        }
        if (!(furthest <= tolerance)) {
            throw new CannotGenerateException(
                    FailureReason.NOT_AS_TRAINED,
                    String.format(
                            Locale.ROOT,
                            "the checkpoint does not say what its trainer saw: after the fixed prompts logits differ by"
                                    + " up to %.3g, rounding explains %.3g; its files, its base or its adapter's scale"
                                    + " are not those it was trained with",
                            furthest,
                            tolerance));
        }
    }

    /** The largest difference that a constant cannot take away. */
    private static double difference(List<Double> expected, List<Double> seen) {
        double shift = mean(seen) - mean(expected);
        double furthest = 0;
        for (int i = 0; i < expected.size(); i++) {
            furthest = Math.max(furthest, Math.abs(seen.get(i) - expected.get(i) - shift));
        }
        return furthest;
    }

    private static double mean(List<Double> numbers) {
        return numbers.stream().mapToDouble(Double::doubleValue).average().orElse(0);
    }
}
