package org.safefront.judges;

import java.util.List;
import org.safefront.contracts.FailureReason;
import org.safefront.contracts.JudgeRef;
import org.safefront.contracts.rows.InvalidReason;
import org.safefront.lm.format.InvalidModelException;
import org.safefront.lm.generation.classifier.Scores;
import org.safefront.lm.generation.classifier.SequenceClassifier;
import org.safefront.lm.generation.classifier.TextPair;

/** A classifier that Hugging Face exported to ONNX, whose labels are read by a {@link JudgeFile}. */
final class ClassifierJudge implements Judge {
    private final JudgeRef ref;
    private final SequenceClassifier classifier;
    private final JudgeFile file;

    ClassifierJudge(JudgeRef ref, SequenceClassifier classifier, JudgeFile file) {
        this.ref = ref;
        this.classifier = classifier;
        this.file = file;
    }

    @Override
    public JudgeRef ref() {
        return ref;
    }

    @Override
    public List<Opinion> judge(List<Exchange> exchanges) {
        try {
            List<Scores> scores = file.readsPrompt()
                    ? classifier.classifyPairs(exchanges.stream()
                            .map(exchange -> new TextPair(exchange.prompt(), exchange.response()))
                            .toList())
                    : classifier.classify(
                            exchanges.stream().map(Exchange::response).toList());
            return scores.stream().map(this::opinion).toList();
        } catch (InvalidModelException e) {
            throw new JudgeUnusableException(ref.name(), FailureReason.INVALID_INPUT, e);
        }
    }

    @Override
    public void close() {
        classifier.close();
    }

    private Opinion opinion(Scores scores) {
        if (scores.truncated()) {
            return Opinion.invalid(InvalidReason.TOO_LONG);
        }
        // Rounded probabilities may sum to a hair more than one.
        double score = Math.min(
                1,
                file.refusalLabels().stream().mapToDouble(scores::probability).sum());
        return Opinion.of(score >= file.threshold(), likeliest(scores), score);
    }

    private static String likeliest(Scores scores) {
        int best = 0;
        for (int i = 1; i < scores.labels().size(); i++) {
            best = scores.probabilities().get(i) > scores.probabilities().get(best) ? i : best;
        }
        return scores.labels().get(best);
    }
}
