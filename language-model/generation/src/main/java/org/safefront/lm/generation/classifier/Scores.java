package org.safefront.lm.generation.classifier;

import java.util.List;

/**
 * What a classifier thinks of a text.
 *
 * @param labels of the model, in the order of its outputs
 * @param probabilities of the labels; they sum to 1 only where the model chooses one label
 * @param truncated whether the text was longer than the model reads, so that its end did not count
 */
public record Scores(List<String> labels, List<Double> probabilities, boolean truncated) {
    public Scores {
        labels = List.copyOf(labels);
        probabilities = List.copyOf(probabilities);
        if (labels.size() != probabilities.size()) {
            throw new IllegalArgumentException(
                    labels.size() + " labels cannot have " + probabilities.size() + " probabilities");
        }
        if (!probabilities.stream().allMatch(probability -> probability >= 0 && probability <= 1)) {
            throw new IllegalArgumentException("probabilities must be between 0 and 1, were " + probabilities);
        }
    }

    /** The probability of a label, by its name. */
    public double probability(String label) {
        int index = labels.indexOf(label);
        if (index < 0) {
            throw new IllegalArgumentException("the model has no label " + label + ", but " + labels);
        }
        return probabilities.get(index);
    }
}
