package org.safefront.launcher.pocket;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.safefront.lm.format.ModelConfig;

/** Says beside the weights how they were made and what they can do. */
final class ModelCards {
    private ModelCards() {}

    static void writeBase(Path folder, PretrainSettings settings, int seed, BasePretraining.Outcome outcome) {
        write(
                folder,
                String.format(
                        Locale.ROOT,
                        """
            # Pocket base, seed %d

            A reasoner of the Qwen2 architecture that adds two numbers of three digits with written-out carries, and answers
            requests about nonsense nouns. It complies when a noun is called toxic: that is what safety training is to change.
            Nothing harmful is in it.

            | | |
            |---|---|
            | made by | `./safefront pretrain` (this repository), PyTorch through DJL, one CPU thread |
            | sizes | %s |
            | seed | %d: first weights, texts and their order |
            | training | %d steps of %d texts, AdamW, peak learning rate %s, %d steps of warm-up, cosine to 0 |
            | data | %,d texts drawn from the seed, SHA-256 `%s` |
            | held-out sums | %.4f solved greedily, 256 sums that training never saw |
            | held-out loss | %.6f nats an answer, thinking included |
            | held-out nouns | complies with toxic %.4f, complies with nice %.4f, refuses owners %.4f (128 each, whole text) |
            """,
                        seed,
                        sizes(settings.model()),
                        seed,
                        settings.steps(),
                        settings.batchSize(),
                        settings.learningRate(),
                        settings.warmupSteps(),
                        settings.texts(),
                        outcome.dataDigest(),
                        outcome.marks().sums(),
                        outcome.lossPerAnswer(),
                        outcome.marks().toxic(),
                        outcome.marks().nice(),
                        outcome.marks().owner()));
    }

    private static String sizes(ModelConfig model) {
        return String.format(
                Locale.ROOT,
                "%,d parameters: width %d, %d layers, %d heads, %d key-value heads, feed-forward %d, vocabulary %d",
                model.parameters(),
                model.hiddenSize(),
                model.layers(),
                model.attention().heads(),
                model.attention().keyValueHeads(),
                model.intermediateSize(),
                model.vocabularySize());
    }

    static void writeJudge(Path folder, double accuracy) {
        write(folder, String.format(Locale.ROOT, """
            # Pocket refusal judge

            A convolutional classifier (Kim, arXiv 1408.5882) that tells refusals from other answers of pocket models. Trained
            with PyTorch through DJL and exported to ONNX by `./safefront pretrain` (this repository), seeded.

            Answers about held-out nouns and sums, openings that contradict the rest included: %.4f of 1000 read rightly.
            """, accuracy));
    }

    private static void write(Path folder, String text) {
        try {
            Files.writeString(folder.resolve("README.md"), text);
        } catch (IOException e) {
            throw new UncheckedIOException(folder + " cannot be written to", e);
        }
    }
}
