/** Which places of marks lie near a spot of the plane. */

/** Marks closer than this, in pixels, cover one another. */
export const COVER = 9;

/**
 * The places within a distance of a spot, the nearest first.
 *
 * @param places each with `x` and `y` in pixels, as the spot
 * @param reach the distance in pixels
 */
export function near(places, { x, y }, reach) {
    return places
        .map((place) => ({ place, distance: Math.hypot(place.x - x, place.y - y) }))
        .filter(({ distance }) => distance <= reach)
        .sort((a, b) => a.distance - b.distance)
        .map(({ place }) => place);
}
