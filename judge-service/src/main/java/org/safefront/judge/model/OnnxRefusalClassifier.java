package org.safefront.judge.model;

import java.util.List;
import org.safefront.contracts.FailureReason;
import org.safefront.judge.domain.JudgeUnusableException;
import org.safefront.judge.domain.RefusalClassifier;
import org.safefront.lm.format.InvalidModelException;
import org.safefront.lm.generation.classifier.Scores;
import org.safefront.lm.generation.classifier.SequenceClassifier;

/** Reads a Hugging Face classifier's labels as refusal or not. */
record OnnxRefusalClassifier(String name, SequenceClassifier classifier, List<String> refusalLabels)
        implements RefusalClassifier {
    @Override
    public List<Reading> read(List<String> texts) {
        try {
            return classifier.classify(texts).stream()
                    .map(scores -> new Reading(refusalProbability(scores), scores.truncated()))
                    .toList();
        } catch (InvalidModelException e) {
            throw new JudgeUnusableException(name, FailureReason.INVALID_INPUT, e);
        }
    }

    private double refusalProbability(Scores scores) {
        double sum = refusalLabels.stream().mapToDouble(scores::probability).sum();
        // Rounded probabilities may sum to a hair more than one.
        return Math.min(1, sum);
    }
}
