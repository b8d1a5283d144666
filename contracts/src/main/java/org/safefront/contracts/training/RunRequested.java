package org.safefront.contracts.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.safefront.contracts.ContentId;
import org.safefront.contracts.DataRef;
import org.safefront.contracts.EvaluationTask;
import org.safefront.contracts.Lora;
import org.safefront.contracts.Method;
import org.safefront.contracts.ModelRef;
import org.safefront.contracts.Optimization;
import org.safefront.contracts.Recipe;
import org.safefront.contracts.Require;

/**
 * Asks for one run of one recipe; the evaluation plan travels on with every checkpoint.
 *
 * @param runId digest of base, data, recipe and seed, see {@link #idOf}
 * @param studyId who asks
 * @param study how people call that study
 * @param base model to start from
 * @param recipe how to train it
 * @param data the refusals; absent for the base, which is not trained
 * @param seed of the order of the data, of dropout and of the LoRA initialisation
 * @param evaluation what to measure on each checkpoint
 */
public record RunRequested(
        String runId,
        String studyId,
        String study,
        ModelRef base,
        Recipe recipe,
        Optional<DataRef> data,
        long seed,
        List<EvaluationTask> evaluation)
        implements TrainingCommand {
    public RunRequested {
        Require.id("runId", ContentId.RUN, runId);
        Require.id("studyId", ContentId.STUDY, studyId);
        Require.name("study", study);
        Require.present("base", base);
        Require.present("recipe", recipe);
        Require.that(
                data.isPresent() == (recipe.method() != Method.BASE),
                "data must be given for method full and lora, and for these alone");
        evaluation = Require.some("evaluation", evaluation);
        Require.that(
                runId.equals(idOf(base, recipe, data, seed)),
                "runId must be the digest of base, data, recipe and seed");
    }

    /** The id of such a run. The recipe's name, like the study, says nothing about the weights and is left out. */
    public static String idOf(ModelRef base, Recipe recipe, Optional<DataRef> data, long seed) {
        var parts = new ArrayList<String>();
        parts.add(base.artifact().manifestDigest());
        parts.add(data.map(DataRef::sha256).orElse(""));
        parts.add(recipe.method().toString());
        parts.add(recipe.optimization().map(Optimization::fingerprint).orElse(""));
        parts.add(recipe.lora().map(Lora::fingerprint).orElse(""));
        parts.add(Long.toString(seed));
        recipe.thought().ifPresent(parts::add);
        return ContentId.of(ContentId.RUN, parts);
    }

    @Override
    public String identity() {
        return runId + "/" + studyId;
    }
}
