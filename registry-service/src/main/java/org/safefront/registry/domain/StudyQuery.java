package org.safefront.registry.domain;

import java.util.Optional;

/**
 * Which studies are asked for.
 *
 * @param name part of their name, in capitals or not; absent for all
 * @param finished whether they are finished; absent for both
 * @param offset how many are passed over
 * @param limit most to be told
 */
public record StudyQuery(Optional<String> name, Optional<Boolean> finished, int offset, int limit) {}
