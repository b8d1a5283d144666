package org.safefront.launcher.plan;

import org.safefront.lm.format.ModelConfig;
import org.safefront.lm.generation.GeneratorSettings;

/**
 * How long texts are written, at least: a step reads all weights once, and the keys and values of every text, and multiplies with all
 * weights once for each text; both one after the other, for so it was seen.
 *
 * @param rate of this machine
 * @param model that writes
 * @param settings of the eval service
 */
record GenerationTime(MachineRate rate, ModelConfig model, ServiceSettings settings) {
    /** Slots are as long as what is asked for, rounded up to this. */
    private static final int LENGTH_STEP = 1024;

    /** Of all texts of a task, from those as short as is typical to those as long as they may be. */
    Span of(TaskPlan task, Share share) {
        double typical = bound(task, task.samples(), Math.max(1, task.answerTokens() * TaskPlan.TYPICAL_SHARE));
        double most = bound(task, task.samples(), task.answerTokens());
        return new Span(share.of(typical).low(), share.of(most).high());
    }

    /** Texts of a task that are written side by side: as many as keys and values have memory for. */
    int slots(TaskPlan task) {
        return generator(task).slots();
    }

    /** As the eval service would open one. */
    GeneratorSettings generator(TaskPlan task) {
        long wanted = (long) task.longestPrompt() + task.answerTokens();
        int length = (int) Math.min(model.maxPositions(), (wanted + LENGTH_STEP - 1) / LENGTH_STEP * LENGTH_STEP);
        long slotBytes = new GeneratorSettings(1, length, 1).cacheBytes(model);
        long fitting = settings.cacheBytes() / slotBytes;
        return new GeneratorSettings((int) Math.max(1, Math.min(settings.slots(), fitting)), length, 1);
    }

    /** Seconds that so many texts of so many tokens take at least. */
    double bound(TaskPlan task, long samples, double answer) {
        double steps = answer / slots(task);
        double behind = task.promptTokens() + answer / 2;
        return samples * (prompt(task.promptTokens()) + steps * step(slots(task), behind));
    }

    /** Reading a prompt; of its last token alone logits are needed. */
    private double prompt(double tokens) {
        double attention = 2 * tokens * tokens * model.attention().queryWidth() * model.layers();
        return (2 * (tokens * layerWeights() + outputWeights()) + attention) / rate.products();
    }

    /** @param behind tokens that each text has already, in the mean */
    private double step(int rows, double behind) {
        double weights = layerWeights() + outputWeights();
        double keysAndValues = 2.0 * rows * behind * model.attention().keyValueWidth() * model.layers();
        double attention = 4.0 * rows * behind * model.attention().queryWidth() * model.layers();
        return Float.BYTES * (weights + keysAndValues) / rate.memory()
                + (2 * rows * weights + attention) / rate.products();
    }

    private double layerWeights() {
        long embeddings = (model.tiedEmbeddings() ? 1 : 2) * (long) outputWeights();
        return model.parameters() - embeddings;
    }

    private double outputWeights() {
        return (double) model.vocabularySize() * model.hiddenSize();
    }
}
