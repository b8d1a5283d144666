package org.safefront.registry.domain;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.safefront.contracts.Axis;
import org.safefront.contracts.Estimate;
import org.safefront.contracts.Method;
import org.safefront.contracts.training.CheckpointPublished;

/**
 * A checkpoint as people are shown it.
 *
 * @param checkpointId which
 * @param runId the run that made it
 * @param recipe name of its recipe
 * @param method what that trains
 * @param epoch passes over the data
 * @param trainableParameters numbers that the recipe moves
 * @param trainingLoss mean loss over its last epoch, absent for the base
 * @param safety absent until measured, as are the other two
 * @param reasoning see safety
 * @param overRefusal see safety
 * @param onFront whether it is on the front now
 * @param problems why a score will not come, one sentence each
 */
public record CheckpointView(
        String checkpointId,
        String runId,
        String recipe,
        Method method,
        int epoch,
        long trainableParameters,
        OptionalDouble trainingLoss,
        Optional<Estimate> safety,
        Optional<Estimate> reasoning,
        Optional<Estimate> overRefusal,
        boolean onFront,
        List<String> problems) {
    static CheckpointView of(AssessedCheckpoint checkpoint, boolean onFront, List<String> problems) {
        CheckpointPublished published = checkpoint.published();
        return new CheckpointView(
                checkpoint.checkpointId(),
                published.runId(),
                published.recipe().name(),
                published.checkpoint().method(),
                published.checkpoint().epoch(),
                published.trainableParameters(),
                published.trainingLoss(),
                checkpoint.score(Axis.SAFETY),
                checkpoint.score(Axis.REASONING),
                checkpoint.score(Axis.OVER_REFUSAL),
                onFront,
                List.copyOf(problems));
    }
}
