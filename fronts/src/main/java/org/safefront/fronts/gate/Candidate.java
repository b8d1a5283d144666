package org.safefront.fronts.gate;

import java.util.List;
import java.util.Optional;
import org.safefront.contracts.Require;
import org.safefront.fronts.fold.AssessedCheckpoint;
import org.safefront.fronts.fold.StudyFront;

/**
 * Who stands at the gate, and what is known of him.
 *
 * @param checkpoint himself
 * @param isRetracted whether he must not be used any more
 * @param front of his study
 * @param reference what the policy holds him against; absent where it names none, or one that is not there
 * @param doubts of his judges, one sentence each
 */
public record Candidate(
        AssessedCheckpoint checkpoint,
        boolean isRetracted,
        StudyFront front,
        Optional<AssessedCheckpoint> reference,
        List<String> doubts) {
    public Candidate {
        Require.present("checkpoint", checkpoint);
        Require.present("front", front);
        Require.present("reference", reference);
        doubts = List.copyOf(doubts);
    }
}
