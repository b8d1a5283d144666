package org.safefront.contracts.front;

import java.util.Optional;
import org.safefront.contracts.CheckpointRef;
import org.safefront.contracts.ContentId;
import org.safefront.contracts.Estimate;
import org.safefront.contracts.Event;
import org.safefront.contracts.Recipe;
import org.safefront.contracts.Require;

/**
 * All that is known of a checkpoint within a study: the latest value is kept for late subscribers.
 *
 * @param studyId which study
 * @param checkpoint which checkpoint, and how to load it
 * @param recipe that made it
 * @param trainableParameters numbers that the recipe moves
 * @param safety absent until it is measured, as are the other two
 * @param reasoning see safety
 * @param overRefusal see safety
 * @param incomparable why it may not be on the front though it has both scores: which field of how they were taken
 *     differs; absent where it may
 * @param onFront whether it is on the front now
 * @param frontVersion the front that this refers to, 0 before there is one
 */
public record CheckpointAssessed(
        String studyId,
        CheckpointRef checkpoint,
        Recipe recipe,
        long trainableParameters,
        Optional<Estimate> safety,
        Optional<Estimate> reasoning,
        Optional<Estimate> overRefusal,
        Optional<String> incomparable,
        boolean onFront,
        long frontVersion)
        implements Event {
    public CheckpointAssessed {
        Require.id("studyId", ContentId.STUDY, studyId);
        Require.present("checkpoint", checkpoint);
        Require.present("recipe", recipe);
        Require.atLeast("trainableParameters", 0, trainableParameters);
        Require.present("safety", safety);
        Require.present("reasoning", reasoning);
        Require.present("overRefusal", overRefusal);
        Require.present("incomparable", incomparable);
        Require.atLeast("frontVersion", 0, frontVersion);
    }

    @Override
    public String subject() {
        return "checkpoint/" + checkpoint.checkpointId();
    }

    @Override
    public String key() {
        return studyId + "/" + checkpoint.checkpointId();
    }

    @Override
    public String identity() {
        return key() + "/" + frontVersion + "/" + safety.isPresent() + reasoning.isPresent() + overRefusal.isPresent()
                + incomparable.map(why -> "/" + why.hashCode()).orElse("");
    }
}
