package org.safefront.registry.domain;

import java.time.Instant;

/**
 * A front that stood once.
 *
 * @param version 1, 2, 3 and so on
 * @param at when it came to stand
 * @param checkpoints that it was taken of
 * @param hypervolume area between it and (0, 0)
 * @param digest of all that it was taken of
 */
public record FrontVersion(long version, Instant at, long checkpoints, double hypervolume, String digest) {}
