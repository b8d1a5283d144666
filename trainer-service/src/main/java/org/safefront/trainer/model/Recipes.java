package org.safefront.trainer.model;

import org.safefront.contracts.Lora;
import org.safefront.contracts.Optimization;
import org.safefront.contracts.Recipe;
import org.safefront.lm.training.AdamWSettings;
import org.safefront.lm.training.FineTuningSettings;
import org.safefront.lm.training.LoraSettings;

/** From the words of the contracts to those of the language-model room. */
final class Recipes {
    private Recipes() {}

    static FineTuningSettings settings(Recipe recipe, long seed) {
        Optimization optimization = recipe.optimization().orElseThrow();
        return new FineTuningSettings(
                recipe.lora().map(Recipes::lora),
                AdamWSettings.of(optimization.weightDecay(), optimization.clipNorm()),
                optimization.learningRate(),
                optimization.warmupSteps(),
                optimization.finalLearningRate(),
                optimization.epochs(),
                optimization.batchSize(),
                optimization.accumulation(),
                seed);
    }

    private static LoraSettings lora(Lora lora) {
        return new LoraSettings(
                lora.rank(),
                lora.alpha(),
                lora.rankStabilised(),
                lora.dropout(),
                lora.targets().stream().map(Object::toString).toList(),
                lora.layers());
    }
}
