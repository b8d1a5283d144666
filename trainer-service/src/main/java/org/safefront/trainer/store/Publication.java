package org.safefront.trainer.store;

import java.util.Optional;
import java.util.OptionalDouble;
import org.safefront.contracts.training.CheckpointPublished;
import org.safefront.contracts.training.RunRequested;
import org.safefront.trainer.domain.EpochResult;
import org.safefront.trainer.domain.StartingPoint;

/** From a finished epoch to what is said of it. */
final class Publication {
    private Publication() {}

    /** @param gpuSeconds of all attempts up to here */
    static CheckpointPublished of(
            EpochResult epoch, RunRequested request, OptionalDouble gpuSeconds, String codeVersion) {
        return new CheckpointPublished(
                request.studyId(),
                epoch.checkpoint(),
                request.recipe(),
                request.seed(),
                request.data(),
                epoch.step(),
                epoch.trainableParameters(),
                epoch.trainingLoss(),
                epoch.trainingState(),
                request.evaluation(),
                codeVersion,
                epoch.geometry(),
                gpuSeconds);
    }

    /** Where a run goes on whose last checkpoint this is. */
    static StartingPoint startingPoint(CheckpointPublished last) {
        return new StartingPoint(
                last.checkpoint().epoch(), Optional.of(last.checkpoint().checkpointId()), last.trainingState());
    }

    /** The same checkpoint for another study, which may call the recipe otherwise and measure other things. */
    static CheckpointPublished forStudy(CheckpointPublished published, RunRequested request) {
        return new CheckpointPublished(
                request.studyId(),
                published.checkpoint(),
                request.recipe(),
                published.seed(),
                published.data(),
                published.step(),
                published.trainableParameters(),
                published.trainingLoss(),
                published.trainingState(),
                request.evaluation(),
                published.codeVersion(),
                published.geometry(),
                published.gpuSeconds());
    }
}
