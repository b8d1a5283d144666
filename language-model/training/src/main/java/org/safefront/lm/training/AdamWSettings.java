package org.safefront.lm.training;

import java.util.Map;

/**
 * Constants of AdamW.
 *
 * @param beta1 decay of the first moment
 * @param beta2 decay of the second moment
 * @param epsilon added to the root of the second moment
 * @param weightDecay decoupled decay of matrices
 * @param clipNorm largest global gradient norm
 */
public record AdamWSettings(double beta1, double beta2, double epsilon, double weightDecay, double clipNorm) {
    /** The defaults of PyTorch and of the Hugging Face trainer: betas 0.9 and 0.999, epsilon 1e-8. */
    public static AdamWSettings of(double weightDecay, double clipNorm) {
        return new AdamWSettings(0.9, 0.999, 1e-8, weightDecay, clipNorm);
    }

    Map<String, Number> constants() {
        return Map.of("beta1", beta1, "beta2", beta2, "epsilon", epsilon, "weight_decay", weightDecay);
    }
}
