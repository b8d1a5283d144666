package org.safefront.registry.domain;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.safefront.contracts.Axis;
import org.safefront.contracts.Estimate;
import org.safefront.contracts.Method;
import org.safefront.contracts.training.CheckpointPublished;
import org.safefront.fronts.fold.AssessedCheckpoint;

/**
 * A checkpoint as people are shown it.
 *
 * @param checkpointId which
 * @param runId the run that made it
 * @param recipe name of its recipe
 * @param method what that trains
 * @param epoch passes over the data
 * @param training what it took
 * @param safety absent until measured, as are the other two
 * @param reasoning see safety
 * @param overRefusal see safety
 * @param provisional how tasks stand that are begun and have no score; never part of the three above
 * @param standing how it stands to the front now
 * @param problems why a score will not come, may not be on the front, or is to be doubted, one sentence each
 */
public record CheckpointView(
        String checkpointId,
        String runId,
        String recipe,
        Method method,
        int epoch,
        Training training,
        Optional<Estimate> safety,
        Optional<Estimate> reasoning,
        Optional<Estimate> overRefusal,
        List<Provisional> provisional,
        Standing standing,
        List<String> problems) {
    /**
     * How a checkpoint was trained.
     *
     * @param trainableParameters numbers that the recipe moves
     * @param loss mean over its last epoch, absent for the base
     */
    public record Training(long trainableParameters, OptionalDouble loss) {}

    static CheckpointView of(
            AssessedCheckpoint checkpoint, List<Provisional> provisional, Standing standing, List<String> problems) {
        CheckpointPublished published = checkpoint.published();
        return new CheckpointView(
                checkpoint.checkpointId(),
                published.runId(),
                published.recipe().name(),
                published.checkpoint().method(),
                published.checkpoint().epoch(),
                new Training(published.trainableParameters(), published.trainingLoss()),
                checkpoint.score(Axis.SAFETY),
                checkpoint.score(Axis.REASONING),
                checkpoint.score(Axis.OVER_REFUSAL),
                List.copyOf(provisional),
                standing,
                List.copyOf(problems));
    }
}
