package org.safefront.registry.domain;

import java.util.List;

/**
 * The training loss of a run.
 *
 * @param runId which
 * @param recipe name of its recipe
 * @param points in the order of the steps
 */
public record LossCurve(String runId, String recipe, List<Point> points) {
    /**
     * One report.
     *
     * @param step optimizer steps done
     * @param loss mean loss of a completion token since the report before
     */
    public record Point(int step, double loss) {}
}
