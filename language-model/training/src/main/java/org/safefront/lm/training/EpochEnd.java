package org.safefront.lm.training;

import java.nio.file.Path;

/** The model as it is at the end of an epoch. */
public interface EpochEnd {
    /** Epochs done. */
    int epoch();

    /** Optimizer steps done. */
    int step();

    /** Mean cross entropy of a completion token over this epoch, in nats. */
    double meanLoss();

    /** Logits of the token after these, in float32: one for each of the vocabulary. */
    float[] logitsAfter(int[] prompt);

    /** Writes a whole model folder, or a PEFT adapter where an update is trained. */
    void writeCheckpoint(Path folder);

    /** Writes all that is needed to go on from here exactly. */
    void writeState(Path folder);
}
