package org.safefront.launcher.plan;

/**
 * What part of its bound some work attains.
 *
 * @param best of what was seen
 * @param worst of what was seen
 */
public record Share(double best, double worst) {
    /** The time of work whose bound is known. */
    Span of(double boundSeconds) {
        return new Span(boundSeconds / best, boundSeconds / worst);
    }
}
