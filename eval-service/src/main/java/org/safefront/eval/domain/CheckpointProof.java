package org.safefront.eval.domain;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.safefront.contracts.FailureReason;
import org.safefront.contracts.PromptLogits;
import org.safefront.contracts.ReferenceLogits;

/**
 * Evidence that what an engine has loaded is the checkpoint that was trained. An adapter that is silently not applied, or
 * with another scale, is scored as its base, or as nobody: the commonest wrong result in the field.
 *
 * <p>Logits are compared up to a constant for each prompt, which changes no probability; so log-probabilities do as well.
 * An engine may say those of some tokens only; the tokens are compared that both know.
 */
public final class CheckpointProof {
    private CheckpointProof() {}

    /**
     * An adapter has to change something.
     *
     * @param base what the engine says of the base: logits by token, for each prompt
     * @param adapted what it says of the adapter on it
     * @throws CannotGenerateException if they are equal to the last bit
     */
    public static void requireChange(List<Map<Integer, Double>> base, List<Map<Integer, Double>> adapted) {
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
     * @param seen what the engine says: logits by token, for each prompt
     * @param tolerance difference of two logits that two engines may come to by rounding alone
     * @throws CannotGenerateException if they differ by more, or have no two tokens in common
     */
    public static void requireAsTrained(ReferenceLogits reference, List<Map<Integer, Double>> seen, double tolerance) {
        double furthest = IntStream.range(0, seen.size())
                .mapToDouble(i -> difference(reference.prompts().get(i), seen.get(i)))
                .reduce(0, Math::max);
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
    private static double difference(PromptLogits expected, Map<Integer, Double> seen) {
        double[] differences = IntStream.range(0, expected.tokens().size())
                .filter(i -> seen.containsKey(expected.tokens().get(i)))
                .mapToDouble(i ->
                        seen.get(expected.tokens().get(i)) - expected.logits().get(i))
                .toArray();
        if (differences.length < 2) {
            return Double.POSITIVE_INFINITY;
        }
        double shift = IntStream.range(0, differences.length)
                .mapToDouble(i -> differences[i])
                .average()
                .orElseThrow();
        return IntStream.range(0, differences.length)
                .mapToDouble(i -> Math.abs(differences[i] - shift))
                .reduce(0, Math::max);
    }
}
