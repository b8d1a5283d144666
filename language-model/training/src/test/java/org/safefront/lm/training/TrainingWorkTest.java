package org.safefront.lm.training;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.safefront.lm.format.Architecture;
import org.safefront.lm.format.ModelFolder;

class TrainingWorkTest {
    @TempDir
    private Path folder;

    @Test
    void foretellsWhatAFullRunReports() throws IOException {
        requireForetold(TinyModel.full(1e-3, 3, 4, 2));
    }

    @Test
    void foretellsWhatALoraRunReports() throws IOException {
        requireForetold(TinyModel.lora(List.of("up_proj"), "1..2", 0));
    }

    /** Of eleven examples, so that the last batch and the last step are smaller. */
    private void requireForetold(FineTuningSettings settings) throws IOException {
        ModelFolder base = TinyModel.write(folder.resolve("base"), Architecture.QWEN2);
        List<Example> examples = TinyModel.examples(11);
        List<TrainingWork.Length> lengths = examples.stream()
                .map(example -> new TrainingWork.Length(
                        example.prompt().size(), example.completion().size()))
                .toList();
        var reported = new ArrayList<TrainingProgress>();
        try (FineTuning training = FineTuning.prepare(base, settings, examples, ComputeSettings.cpu())) {
            training.run(new StepsOnly(reported), () -> false);
        }

        TrainingWork foretold = TrainingWork.of(StepFlops.of(base.config(), settings.lora()), settings, lengths);

        assertEquals(reported.size(), foretold.steps());
        assertEquals(reported.stream().mapToLong(TrainingProgress::tokens).sum(), foretold.tokens());
        assertEquals(
                reported.stream().mapToLong(TrainingProgress::trainedTokens).sum(), foretold.trainedTokens());
        assertEquals(reported.stream().mapToDouble(TrainingProgress::flops).sum(), foretold.flops(), 1);
    }

    private record StepsOnly(List<TrainingProgress> reported) implements TrainingListener {
        @Override
        public void onStep(TrainingProgress progress) {
            reported.add(progress);
        }

        @Override
        public void onEpoch(EpochEnd end) {
            // Nothing is kept.
        }
    }
}
