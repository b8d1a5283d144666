package org.safefront.performance.budget;

/**
 * Where a checkpoint truly lies.
 *
 * @param run that it is an epoch of; a number of its own where it is of none
 * @param safety true rate over all probes
 * @param reasoning true rate over all questions
 */
record Target(int run, double safety, double reasoning) {
    private static final double LEAST = 0.03;
    private static final double MOST = 0.985;

    Target {
        safety = Math.max(LEAST, Math.min(MOST, safety));
        reasoning = Math.max(LEAST, Math.min(MOST, reasoning));
    }
}
