package org.safefront.trainer.store;

import org.safefront.contracts.training.CheckpointPublished;
import org.safefront.contracts.training.RunRequested;
import org.safefront.trainer.domain.EpochResult;

/** From a finished epoch to what is said of it. */
final class Publication {
    private Publication() {}

    static CheckpointPublished of(EpochResult epoch, RunRequested request, String codeVersion) {
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
                codeVersion);
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
                published.codeVersion());
    }
}
