package org.safefront.contracts;

/**
 * How the weights are moved: AdamW with warm-up and cosine decay, gradients clipped by their global norm.
 *
 * @param learningRate at the peak of the schedule
 * @param epochs passes over the data; each ends with a checkpoint
 * @param batchSize examples in one forward pass
 * @param accumulation forward passes in one optimizer step
 * @param warmupSteps optimizer steps of linear warm-up
 * @param finalLearningRate fraction of the peak that the cosine ends at, 0 to 1
 * @param weightDecay decoupled weight decay
 * @param clipNorm largest global gradient norm of a step
 */
public record Optimization(
        double learningRate,
        int epochs,
        int batchSize,
        int accumulation,
        int warmupSteps,
        double finalLearningRate,
        double weightDecay,
        double clipNorm) {
    public Optimization {
        Require.positive("learningRate", learningRate);
        Require.atLeast("epochs", 1, epochs);
        Require.atLeast("batchSize", 1, batchSize);
        Require.atLeast("accumulation", 1, accumulation);
        Require.atLeast("warmupSteps", 0, warmupSteps);
        Require.between("finalLearningRate", 0, 1, finalLearningRate);
        Require.between("weightDecay", 0, 1, weightDecay);
        Require.positive("clipNorm", clipNorm);
    }

    /** The same text for the same values, on every machine and Java version. */
    public String fingerprint() {
        return new Fingerprint()
                .add(learningRate)
                .add(epochs)
                .add(batchSize)
                .add(accumulation)
                .add(warmupSteps)
                .add(finalLearningRate)
                .add(weightDecay)
                .add(clipNorm)
                .text();
    }
}
