package org.safefront.registry.domain;

import java.util.Optional;
import org.safefront.contracts.Estimate;
import org.safefront.contracts.Protocol;

/**
 * The score of a task done on a checkpoint.
 *
 * @param estimate how good
 * @param protocol how it was taken, absent where nobody says
 */
public record TaskScore(Estimate estimate, Optional<Protocol> protocol) {}
