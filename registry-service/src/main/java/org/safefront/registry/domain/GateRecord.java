package org.safefront.registry.domain;

import java.time.Instant;
import org.safefront.contracts.front.GateDecided;

/**
 * A decision that was made once.
 *
 * @param at when
 * @param decided what
 */
public record GateRecord(Instant at, GateDecided decided) {}
