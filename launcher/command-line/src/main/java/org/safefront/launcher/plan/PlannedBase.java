package org.safefront.launcher.plan;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.safefront.contracts.EvaluationTask;
import org.safefront.contracts.Lora;
import org.safefront.contracts.Optimization;
import org.safefront.contracts.Recipe;
import org.safefront.contracts.study.StudyRequest;
import org.safefront.launcher.CannotStartException;
import org.safefront.launcher.study.StudyProbes;
import org.safefront.lm.format.InvalidModelException;
import org.safefront.lm.format.ModelConfig;
import org.safefront.lm.format.ModelFolder;
import org.safefront.lm.format.chat.ChatFormat;
import org.safefront.lm.format.chat.PromptRefusedException;
import org.safefront.lm.training.AdamWSettings;
import org.safefront.lm.training.FineTuningSettings;
import org.safefront.lm.training.LoraSettings;
import org.safefront.lm.training.StepFlops;
import org.safefront.lm.training.TrainingWork;

/**
 * A study on one base, counted.
 *
 * @param folder of the base
 * @param examples lengths of the training data
 * @param recipes one for each run of the plan
 * @param plan what is to be done
 */
record PlannedBase(
        ModelFolder folder, List<TrainingWork.Length> examples, List<FineTuningSettings> recipes, StudyPlan plan) {
    /**
     * Counts a study.
     *
     * @param probes that it asks
     * @throws CannotStartException if a recipe does not fit the model, or a text does not fit its template
     */
    static PlannedBase of(StudyRequest request, StudyProbes probes) {
        ModelFolder base =
                ModelFolder.open(Path.of(URI.create(request.base().artifact().uri())));
        try (ChatFormat chat = ChatFormat.open(base.path())) {
            var tokens = new BaseTokens(chat);
            List<TrainingWork.Length> examples = examples(request, tokens);
            List<FineTuningSettings> recipes = request.recipes().stream()
                    .map(recipe -> settings(recipe, request.seed()))
                    .toList();
            List<RunPlan> runs = runs(request, base, recipes, examples);
            long checkpoints = 1 + runs.stream().mapToLong(RunPlan::epochs).sum();
            List<TaskPlan> tasks = request.evaluation().stream()
                    .map(task -> task(
                            task,
                            base.config(),
                            Math.toIntExact(checkpoints),
                            tokens.prompts(Prompts.of(task, probes))))
                    .toList();
            return new PlannedBase(
                    base,
                    examples,
                    recipes,
                    new StudyPlan(
                            request.study(),
                            request.base().name(),
                            base.config().parameters(),
                            request.data().rows(),
                            runs,
                            tasks));
        } catch (InvalidModelException | PromptRefusedException e) {
            throw new CannotStartException(request.base().name() + ": " + e.getMessage(), e);
        }
    }

    /** Sizes of the base. */
    ModelConfig model() {
        return folder.config();
    }

    private static List<TrainingWork.Length> examples(StudyRequest request, BaseTokens tokens) {
        List<TrainingRow> rows = Rows.read(request.data(), TrainingRow.class);
        // All recipes of a study share their thought.
        return tokens.examples(rows, request.recipes().get(0).thought());
    }

    private static List<RunPlan> runs(
            StudyRequest request,
            ModelFolder base,
            List<FineTuningSettings> recipes,
            List<TrainingWork.Length> examples) {
        var runs = new ArrayList<RunPlan>();
        for (int i = 0; i < recipes.size(); i++) {
            Recipe recipe = request.recipes().get(i);
            FineTuningSettings settings = recipes.get(i);
            TrainingWork work = TrainingWork.of(StepFlops.of(base.config(), settings.lora()), settings, examples);
            CheckpointSize size = CheckpointSize.of(base, settings.lora());
            runs.add(new RunPlan(
                    recipe.name(),
                    recipe.method().toString(),
                    settings.epochs(),
                    work.steps(),
                    work.tokens(),
                    work.flops(),
                    size.trainedParameters(),
                    size.bytes()));
        }
        return runs;
    }

    private static TaskPlan task(EvaluationTask task, ModelConfig model, int checkpoints, List<Integer> counted) {
        int longest = counted.stream().mapToInt(Integer::intValue).max().orElseThrow();
        if (longest >= model.maxPositions()) {
            throw new CannotStartException(task.name() + " has a prompt of " + longest
                    + " tokens; the model reads at most " + model.maxPositions() + " and is to answer too");
        }
        double mean = counted.stream().mapToInt(Integer::intValue).average().orElseThrow();
        int room = Math.max(1, (int) (model.maxPositions() - mean));
        return new TaskPlan(
                task.axis().toString(),
                task.name(),
                task.judge(),
                task.items().rows(),
                task.repeatsAtMost(),
                checkpoints,
                mean,
                longest,
                counted.size(),
                Math.min(task.sampling().maxTokens(), room));
    }

    private static FineTuningSettings settings(Recipe recipe, long seed) {
        Optimization optimization = recipe.optimization().orElseThrow();
        return new FineTuningSettings(
                recipe.lora().map(PlannedBase::lora),
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
