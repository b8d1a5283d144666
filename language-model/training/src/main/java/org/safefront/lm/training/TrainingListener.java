package org.safefront.lm.training;

/** Looks on while a model is trained. */
public interface TrainingListener {
    /** After every optimizer step. An exception ends the training. */
    default void onStep(TrainingProgress progress) {}

    /** After every epoch; what is to be kept must be written before this returns. An exception ends the training. */
    void onEpoch(EpochEnd end);
}
