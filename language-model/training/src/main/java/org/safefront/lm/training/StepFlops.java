package org.safefront.lm.training;

import java.util.Optional;
import org.safefront.lm.format.ModelConfig;

/**
 * Floating-point operations that a training step needs, by arithmetic: matrix products, and the half of attention that the
 * causal mask leaves (PaLM, arXiv 2204.02311, appendix B). What is computed twice to save memory counts once.
 *
 * @param model what is trained
 * @param lowestTrained the lowest layer that is adapted, absent where all weights are trained
 */
public record StepFlops(ModelConfig model, Optional<Integer> lowestTrained) {
    /** Of a recipe on a model; the small products of a low-rank update are left out. */
    public static StepFlops of(ModelConfig model, Optional<LoraSettings> lora) {
        return new StepFlops(model, lora.map(settings -> settings.layersOf(model.layers()).stream()
                .min(Integer::compare)
                .orElseThrow()));
    }

    /**
     * Of one batch, forward and backward. Each weight is multiplied with once forward, once for the gradient of what it
     * was multiplied with, and once for its own; attention takes twice as much backward as forward. Under LoRA the
     * backward pass ends at the lowest adapted layer and no weight gets a gradient.
     *
     * @param rows sequences
     * @param time positions of each
     * @param predicted positions whose logits are needed
     */
    public double of(int rows, int time, int predicted) {
        double weights = 2.0 * rows * time * layerWeights();
        double attention = 2.0 * rows * time * time * model.attention().queryWidth();
        double head = 2.0 * predicted * model.hiddenSize() * model.vocabularySize();
        if (lowestTrained.isEmpty()) {
            return 3 * (model.layers() * (weights + attention) + head);
        }
        int behind = model.layers() - lowestTrained.get();
        return model.layers() * (weights + attention) + behind * (weights + 2 * attention) + 2 * head;
    }

    private double layerWeights() {
        return ModelConfig.PROJECTIONS.stream()
                .mapToDouble(projection -> (double) model.inputs(projection) * model.outputs(projection))
                .sum();
    }
}
