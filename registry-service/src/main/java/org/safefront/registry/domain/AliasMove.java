package org.safefront.registry.domain;

import java.util.Optional;
import org.safefront.contracts.ContentId;
import org.safefront.contracts.Require;

/**
 * That a name is to point to another checkpoint.
 *
 * @param to which
 * @param expectedVersion that the name has now, 0 for a new one; if it has another by then, it is not moved
 * @param movedBy who wants it
 * @param reason why, in a few words
 * @param requireGate name of a policy that must let the checkpoint pass
 */
public record AliasMove(String to, long expectedVersion, String movedBy, String reason, Optional<String> requireGate) {
    public AliasMove {
        Require.id("to", ContentId.CHECKPOINT, to);
        Require.atLeast("expectedVersion", 0, expectedVersion);
        Require.text("movedBy", movedBy);
        Require.text("reason", reason);
        requireGate.ifPresent(name -> Require.name("requireGate", name));
    }
}
