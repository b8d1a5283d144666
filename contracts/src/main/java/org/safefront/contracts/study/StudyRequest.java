package org.safefront.contracts.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.safefront.contracts.Axis;
import org.safefront.contracts.ContentId;
import org.safefront.contracts.DataRef;
import org.safefront.contracts.EvaluationTask;
import org.safefront.contracts.Method;
import org.safefront.contracts.ModelRef;
import org.safefront.contracts.Recipe;
import org.safefront.contracts.Require;
import org.safefront.contracts.training.RunRequested;

/**
 * A study as somebody asks for it: one base, some recipes, and what to measure on every checkpoint.
 *
 * @param study how people call it
 * @param base the model to make safe
 * @param data the refusals
 * @param seed of all runs
 * @param recipes to compare, each with a name of its own; the base itself is always compared too
 * @param evaluation what to measure
 * @param budget how samples are spent where tasks say how many repeats they may come to; absent where all are taken
 */
public record StudyRequest(
        String study,
        ModelRef base,
        DataRef data,
        long seed,
        List<Recipe> recipes,
        List<EvaluationTask> evaluation,
        Optional<StudyBudget> budget) {
    private static final Recipe BASE =
            new Recipe("base", Method.BASE, Optional.empty(), Optional.empty(), Optional.empty());

    public StudyRequest {
        Require.name("study", study);
        Require.present("base", base);
        Require.present("data", data);
        recipes = Require.some("recipes", recipes);
        evaluation = Require.some("evaluation", evaluation);
        Require.that(
                recipes.stream().map(Recipe::name).distinct().count() == recipes.size(),
                "recipes must have different names");
        Require.that(
                recipes.stream()
                        .noneMatch(recipe ->
                                recipe.method() == Method.BASE || recipe.name().equals(BASE.name())),
                "recipes must not hold the base, nor one of that name; it is always compared");
        Require.present("budget", budget);
        checkBudget(budget, evaluation);
    }

    private static void checkBudget(Optional<StudyBudget> budget, List<EvaluationTask> evaluation) {
        boolean grows = evaluation.stream().anyMatch(task -> task.mostRepeats().isPresent());
        Require.that(
                grows == budget.isPresent(),
                "evaluation must have a task with mostRepeats where there is a budget, and none where there is none");
        Require.that(
                evaluation.stream()
                        .noneMatch(task -> task.axis() == Axis.OVER_REFUSAL
                                && task.mostRepeats().isPresent()),
                "evaluation must have no mostRepeats for over-refusal, which is no axis of the front");
        Require.that(
                budget.isEmpty()
                        || Stream.of(Axis.SAFETY, Axis.REASONING)
                                .allMatch(axis -> evaluation.stream().anyMatch(task -> task.axis() == axis)),
                "evaluation must measure safety and reasoning where there is a budget, for it is spent on their front");
    }

    /** One that takes all of its samples. */
    public StudyRequest(
            String study,
            ModelRef base,
            DataRef data,
            long seed,
            List<Recipe> recipes,
            List<EvaluationTask> evaluation) {
        this(study, base, data, seed, recipes, evaluation, Optional.empty());
    }

    /** The same request always has the same id; another base, recipe or task makes another study. */
    public String studyId() {
        var parts = new ArrayList<String>();
        parts.add(study);
        runIds().forEach(parts::add);
        recipes.forEach(recipe -> parts.add(recipe.name()));
        // A task's id on a checkpoint that cannot exist is a digest of the task.
        evaluation.forEach(task -> parts.add(task.evaluationId("")));
        budget.ifPresent(rules -> {
            parts.add(rules.toString());
            evaluation.forEach(task -> parts.add(Integer.toString(task.repeatsAtMost())));
        });
        return ContentId.of(ContentId.STUDY, parts);
    }

    /** The runs that answer it, the base first. */
    public List<RunRequested> runs() {
        String studyId = studyId();
        var runs = new ArrayList<RunRequested>();
        for (Recipe recipe : withBase()) {
            runs.add(new RunRequested(runId(recipe), studyId, study, base, recipe, dataOf(recipe), seed, evaluation));
        }
        return runs;
    }

    private List<String> runIds() {
        return withBase().stream().map(this::runId).toList();
    }

    private String runId(Recipe recipe) {
        return RunRequested.idOf(base, recipe, dataOf(recipe), seed);
    }

    private Optional<DataRef> dataOf(Recipe recipe) {
        return recipe.method() == Method.BASE ? Optional.empty() : Optional.of(data);
    }

    private List<Recipe> withBase() {
        var all = new ArrayList<Recipe>();
        all.add(BASE);
        all.addAll(recipes);
        return all;
    }
}
