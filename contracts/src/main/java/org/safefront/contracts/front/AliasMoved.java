package org.safefront.contracts.front;

import java.util.Optional;
import org.safefront.contracts.ContentId;
import org.safefront.contracts.Require;

/**
 * A name that people give to a checkpoint now points to another one.
 *
 * @param studyId which study
 * @param alias the name, for instance production
 * @param from what it pointed to, absent for a new alias
 * @param to what it points to now
 * @param version how often this alias has been moved, from 1
 * @param movedBy who moved it
 * @param reason why, in a few words
 */
public record AliasMoved(
        String studyId, String alias, Optional<String> from, String to, long version, String movedBy, String reason)
        implements FrontFact {
    public AliasMoved {
        Require.id("studyId", ContentId.STUDY, studyId);
        Require.name("alias", alias);
        from.ifPresent(id -> Require.id("from", ContentId.CHECKPOINT, id));
        Require.id("to", ContentId.CHECKPOINT, to);
        Require.atLeast("version", 1, version);
        Require.text("movedBy", movedBy);
        Require.text("reason", reason);
    }

    @Override
    public String identity() {
        return studyId + "/" + alias + "/" + version;
    }
}
