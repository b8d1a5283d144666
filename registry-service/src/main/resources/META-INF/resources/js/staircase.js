/** The course of fronts in the plane, as corners [safety, reasoning]. */

/**
 * From the axis of reasoning, over the point that reasons best, down to the axis of safety.
 *
 * @param points [safety, reasoning] of the front, at least one, in any order
 * @param left where the axis of reasoning is
 * @param bottom where the axis of safety is
 */
export function staircaseOf(points, left, bottom) {
    const corners = [...points].sort((a, b) => a[0] - b[0]);
    const path = [[left, corners[0][1]]];
    corners.forEach(([safety, reasoning], index) => {
        path.push([safety, reasoning], [safety, corners[index + 1]?.[1] ?? bottom]);
    });
    return path;
}

/**
 * The outline of the band in which most fronts run. Between two of its steps a front lies somewhere between their
 * heights, so the upper edge keeps the height of the step before and the lower one that of the step after.
 *
 * @param steps of rising safety, each with `safety`, `low` and `high`
 */
export function bandOutline(steps) {
    const upper = steps.flatMap(({ safety, high }, index) => [
        [safety, high],
        [steps[index + 1]?.safety ?? safety, high],
    ]);
    const lower = steps.flatMap(({ safety, low }, index) => [
        [steps[index - 1]?.safety ?? safety, low],
        [safety, low],
    ]);
    return [...upper, ...lower.reverse()];
}
