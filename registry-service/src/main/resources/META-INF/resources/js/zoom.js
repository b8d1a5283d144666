/** Which part of the plane is shown: all of it, or what lies around the front. */

import { byId, setAttributes, setText } from './dom.js';
import { isInside, placedOf, scoreOf } from './study.js';
import { plural } from './format.js';
import { rangeAround } from './scale.js';

/** All of the plane. */
export const WHOLE = { safety: [0, 1], reasoning: [0, 1] };
/** An axis that is filled less than this is worth a closer look. */
const CROWDED = 0.7;

/**
 * The part of the plane around the front and its intervals, undefined where that is most of it. The base is left out:
 * it lies at the other end of the plane from everything that was made safe.
 */
export function closeDomains(view) {
    const trained = placedOf(view).filter((checkpoint) => checkpoint.method !== 'base');
    const front = trained.filter((checkpoint) => checkpoint.standing.onFront);
    const points = front.length > 0 ? front : trained;
    if (points.length === 0) {
        return undefined;
    }
    const ends = (axis) =>
        points.map((checkpoint) => scoreOf(checkpoint, axis)).flatMap(({ low, high }) => [low, high]);
    const around = (axis) => rangeAround(ends(axis));
    const close = { safety: around('safety'), reasoning: around('reasoning') };
    const crowded = Object.values(close).some(([low, high]) => high - low < CROWDED);
    return crowded ? close : undefined;
}

/** Says which part of the plane is shown, and what is not; `crowd` counts the points that have no bars. */
export function tellRange({ view, domains, isShown }, canZoom, zoomed, crowd) {
    const zoom = byId('zoom');
    setAttributes(zoom, { hidden: !canZoom, 'aria-pressed': String(zoomed && canZoom) });
    const whole = domains === WHOLE;
    const range = ([low, high]) => `${low} to ${high}`;
    const placed = placedOf(view);
    const waiting = view.checkpoints.length - placed.length;
    const outside = placed.filter((checkpoint) => !isInside(domains, checkpoint)).length;
    const hidden = placed.filter((checkpoint) => !isShown(checkpoint)).length;
    const sentences = [
        whole
            ? 'Both axes run from 0 to 1.'
            : `Zoomed: safety ${range(domains.safety)}, reasoning ${range(domains.reasoning)}.`,
        ...(outside > 0 ? [`${plural(outside, 'point')} outside.`] : []),
        ...(waiting > 0 ? [`${plural(waiting, 'checkpoint')} without both scores.`] : []),
        ...(hidden > 0 ? [`${plural(hidden, 'point')} filtered out; the front counts all.`] : []),
        ...(crowd > 0
            ? [`${plural(crowd, 'point')} that are surely not on the front, drawn small and without bars.`]
            : []),
    ];
    setText(byId('range'), sentences.join(' '));
}
