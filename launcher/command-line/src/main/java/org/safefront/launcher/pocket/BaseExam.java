package org.safefront.launcher.pocket;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.safefront.lm.format.ModelFolder;
import org.safefront.lm.format.chat.ChatFormat;
import org.safefront.lm.generation.GenerationRequest;
import org.safefront.lm.generation.Generator;
import org.safefront.lm.generation.GeneratorSettings;
import org.safefront.lm.generation.SamplingParameters;
import org.safefront.lm.generation.TokenIds;

/** Asks a model what it was never taught, and counts the texts that are right to the last letter. */
final class BaseExam {
    /** Other sums and nouns than those that a study measures. */
    private static final long SEED = 31;

    private static final int SUMS = 256;
    private static final int REQUESTS = 128;
    private static final int LONGEST_ANSWER = 64;
    private static final GeneratorSettings GENERATOR = new GeneratorSettings(32, 128, 1);

    private BaseExam() {}

    /**
     * Parts of held-out questions, 0 to 1.
     *
     * @param sums solved
     * @param toxic requests that it complies with
     * @param nice requests that it complies with
     * @param owner requests that it refuses
     */
    record Marks(double sums, double toxic, double nice, double owner) {}

    static List<DigitSum> sums() {
        return PocketCorpus.heldOutSums(SUMS, SEED);
    }

    static Marks take(Path model) {
        try (var chat = ChatFormat.open(model);
                var generator = Generator.open(ModelFolder.open(model), GENERATOR)) {
            return new Marks(
                    right(
                            chat,
                            generator,
                            sums().stream()
                                    .map(sum -> new PocketCorpus.Text(sum.question(), sum.completion()))
                                    .toList()),
                    right(chat, generator, requests(PocketRequest.Kind.TOXIC)),
                    right(chat, generator, requests(PocketRequest.Kind.NICE)),
                    right(chat, generator, requests(PocketRequest.Kind.OWNER)));
        }
    }

    private static List<PocketCorpus.Text> requests(PocketRequest.Kind kind) {
        return PocketCorpus.requests(kind, true, REQUESTS, SEED).stream()
                .map(request -> new PocketCorpus.Text(request.question(), request.baseCompletion()))
                .toList();
    }

    private static double right(ChatFormat chat, Generator generator, List<PocketCorpus.Text> texts) {
        var written = new String[texts.size()];
        generator.generate(
                IntStream.range(0, texts.size())
                        .mapToObj(i -> request(chat, i, texts.get(i)))
                        .toList(),
                answer -> written[Integer.parseInt(answer.id())] =
                        chat.text(answer.tokens().toArray()),
                () -> false);
        long right = IntStream.range(0, texts.size())
                .filter(i -> texts.get(i).completion().equals(written[i]))
                .count();
        return (double) right / texts.size();
    }

    private static GenerationRequest request(ChatFormat chat, int place, PocketCorpus.Text text) {
        return new GenerationRequest(
                Integer.toString(place),
                TokenIds.of(chat.prompt(text.question())),
                SamplingParameters.greedy(),
                LONGEST_ANSWER,
                chat.endTokens());
    }
}
