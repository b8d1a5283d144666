package org.safefront.registry.domain;

import java.time.Instant;
import java.util.Optional;
import org.safefront.contracts.front.AliasMoved;

/**
 * Where a name points to.
 *
 * @param alias the name
 * @param checkpointId what it points to
 * @param from what it pointed to before, absent for a new one
 * @param version how often it has been moved, from 1
 * @param at when
 * @param movedBy who moved it
 * @param reason why
 */
public record Alias(
        String alias,
        String checkpointId,
        Optional<String> from,
        long version,
        Instant at,
        String movedBy,
        String reason) {
    /** After a move. */
    public static Alias of(AliasMoved moved, Instant at) {
        return new Alias(moved.alias(), moved.to(), moved.from(), moved.version(), at, moved.movedBy(), moved.reason());
    }
}
