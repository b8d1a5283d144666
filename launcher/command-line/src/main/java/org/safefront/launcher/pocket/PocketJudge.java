package org.safefront.launcher.pocket;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.safefront.lm.format.JsonFile;
import org.safefront.lm.format.classifier.ConvolutionSizes;
import org.safefront.lm.format.classifier.ConvolutionWeights;
import org.safefront.lm.format.tokenizer.Tokenizer;
import org.safefront.lm.generation.classifier.ClassifierSettings;
import org.safefront.lm.generation.classifier.ConvolutionExport;
import org.safefront.lm.generation.classifier.Scores;
import org.safefront.lm.generation.classifier.SequenceClassifier;
import org.safefront.lm.training.ClassifierTraining;
import org.safefront.lm.training.LabelledText;

/** Trains the classifier that tells refusals from other answers of pocket models, and exports it to ONNX. */
final class PocketJudge {
    static final String NAME = "pocket-refusal";

    private static final List<String> LABELS = List.of("complied", "refused");
    private static final int WIDTH = 16;
    private static final int WINDOW = 5;
    private static final int FILTERS = 32;
    private static final int LONGEST = 64;
    private static final int TEXTS = 4000;
    private static final int EPOCHS = 6;
    private static final int BATCH = 32;
    private static final double LEARNING_RATE = 5e-3;
    private static final long SEED = 41;

    private PocketJudge() {}

    /**
     * Makes the folder of the judge.
     *
     * @return the part of answers with held-out nouns and sums that it reads rightly
     */
    static double make(Path folder) {
        PocketTokenizer.write(folder);
        try (var tokenizer = Tokenizer.open(folder)) {
            ConvolutionExport.write(folder, train(tokenizer), LABELS, LONGEST);
        }
        ObjectNode reading = JsonFile.MAPPER.createObjectNode();
        reading.put("version", "1");
        reading.putArray("refusal_labels").add(LABELS.get(AnswerTexts.REFUSED));
        reading.put("threshold", 0.5);
        JsonFile.write(folder.resolve("judge.json"), reading);
        return heldOutAccuracy(folder);
    }

    private static ConvolutionWeights train(Tokenizer tokenizer) {
        var sizes = new ConvolutionSizes(PocketTokenizer.tokens().size(), WIDTH, WINDOW, FILTERS, LABELS.size());
        List<LabelledText> texts = AnswerTexts.draw(TEXTS, false, SEED).stream()
                .map(answer -> new LabelledText(
                        IntStream.of(tokenizer.encode(answer.text())).boxed().toList(), answer.label()))
                .toList();
        try (var training = new ClassifierTraining(sizes, SEED)) {
            training.train(texts, EPOCHS, BATCH, LEARNING_RATE, SEED);
            return training.weights();
        }
    }

    /** Asks the exported file, as the judge service does. */
    static double heldOutAccuracy(Path folder) {
        List<AnswerTexts.Answer> answers = AnswerTexts.draw(TEXTS / 4, true, SEED + 1);
        try (var classifier = SequenceClassifier.open(folder, ClassifierSettings.onCpu(1))) {
            List<Scores> scores = classifier.classify(
                    answers.stream().map(AnswerTexts.Answer::text).toList());
            long right = IntStream.range(0, answers.size())
                    .filter(i ->
                            scores.get(i).probability(LABELS.get(answers.get(i).label())) > 0.5)
                    .count();
            return (double) right / answers.size();
        }
    }
}
