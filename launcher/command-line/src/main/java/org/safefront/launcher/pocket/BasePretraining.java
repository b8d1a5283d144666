package org.safefront.launcher.pocket;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.safefront.launcher.terminal.Progress;
import org.safefront.launcher.terminal.ProgressPanel;
import org.safefront.lm.format.ModelFolder;
import org.safefront.lm.format.Sha256;
import org.safefront.lm.format.chat.ChatFormat;
import org.safefront.lm.training.ComputeSettings;
import org.safefront.lm.training.EpochEnd;
import org.safefront.lm.training.Example;
import org.safefront.lm.training.FineTuning;
import org.safefront.lm.training.NewModel;
import org.safefront.lm.training.TrainingListener;
import org.safefront.lm.training.TrainingProgress;

/** Makes one base model from a seed: the same code that fine-tunes it later teaches it all it knows. */
final class BasePretraining {
    private final PretrainSettings settings;
    private final int seed;

    BasePretraining(PretrainSettings settings, int seed) {
        this.settings = settings;
        this.seed = seed;
    }

    /**
     * What came of it.
     *
     * @param dataDigest SHA-256 of all that it was taught
     * @param lossPerAnswer mean nats of a held-out answer to a sum, thinking included
     * @param marks of the exam
     */
    record Outcome(String dataDigest, double lossPerAnswer, BaseExam.Marks marks) {
        boolean passes(PretrainSettings.Gate gate) {
            return marks.sums() >= gate.sums() && lossPerAnswer <= gate.loss();
        }
    }

    /** Trains, and writes the model into a folder that is not there yet. */
    Outcome run(Path folder, ProgressPanel progress) {
        List<PocketCorpus.Text> texts = PocketCorpus.draw(settings.texts(), seed);
        Path untrained = folder.resolveSibling(folder.getFileName() + ".untrained");
        create(untrained);
        PocketTokenizer.writeAll(untrained);
        NewModel.write(untrained, settings.model(), seed);
        double loss = train(untrained, texts, folder, progress);
        return new Outcome(digest(texts), loss, BaseExam.take(folder));
    }

    private double train(Path untrained, List<PocketCorpus.Text> texts, Path folder, ProgressPanel progress) {
        try (var chat = ChatFormat.open(untrained);
                var training = FineTuning.prepare(
                        ModelFolder.open(untrained),
                        settings.training(seed),
                        examples(chat, texts),
                        ComputeSettings.cpu())) {
            training.run(new Watch(folder, progress), () -> false);
            List<Example> heldOut = examples(
                    chat,
                    BaseExam.sums().stream()
                            .map(sum -> new PocketCorpus.Text(sum.question(), sum.completion()))
                            .toList());
            double tokens = heldOut.stream()
                    .mapToInt(example -> example.completion().size())
                    .average()
                    .orElseThrow();
            return training.meanLoss(heldOut) * tokens;
        }
    }

    private record Watch(Path folder, ProgressPanel progress) implements TrainingListener {
        @Override
        public void onStep(TrainingProgress step) {
            progress.show(List.of(new Progress(
                    step.step(), step.totalSteps(), String.format(Locale.ROOT, "loss %.4f", step.loss()))));
        }

        @Override
        public void onEpoch(EpochEnd end) {
            end.writeCheckpoint(folder);
        }
    }

    private static List<Example> examples(ChatFormat chat, List<PocketCorpus.Text> texts) {
        return texts.stream()
                .map(text -> new Example(ids(chat.prompt(text.question())), ids(chat.completion(text.completion()))))
                .toList();
    }

    private static List<Integer> ids(int[] ids) {
        return IntStream.of(ids).boxed().toList();
    }

    private static String digest(List<PocketCorpus.Text> texts) {
        String all = texts.stream()
                .map(text -> text.question() + "\t" + text.completion() + "\n")
                .collect(Collectors.joining());
        return Sha256.of(all.getBytes(StandardCharsets.UTF_8));
    }

    private static void create(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(folder + " cannot be made", e);
        }
    }
}
