package org.safefront.statistics.racing;

import org.safefront.statistics.Interval;

/**
 * A rival less a checkpoint on one axis.
 *
 * @param axis its name
 * @param mean -1 to 1
 * @param interval 95 %; in strict mode it holds for this difference at all looks at once
 * @param cells that both have sampled
 */
public record Difference(String axis, double mean, Interval interval, int cells) {}
