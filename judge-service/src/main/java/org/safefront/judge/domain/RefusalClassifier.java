package org.safefront.judge.domain;

import java.util.List;

/** Tells how likely a text is a refusal. */
public interface RefusalClassifier {
    /**
     * The probability that each text refuses, in their order.
     *
     * @param texts none of them blank
     */
    List<Reading> read(List<String> texts);

    /**
     * What the classifier made of a text.
     *
     * @param refusalProbability 0 to 1
     * @param truncated whether it could not read the text to its end
     */
    record Reading(double refusalProbability, boolean truncated) {}
}
