/** Draws points by the thousand: one outline for all that share a mark. */

import { svg } from './dom.js';
import { markPath } from './marks.js';

/** With more points than this, only those that may be on the front have marks and bars of their own. */
const MOST_MARKS = 800;
const CROWD_RADIUS = 3;

/**
 * Parts the checkpoints that are shown.
 *
 * @param shown in the order in which they are drawn
 * @param isOwn whether one has a mark of its own in any case
 * @return `own` and `crowd`
 */
export function parted(shown, isOwn) {
    return shown.length <= MOST_MARKS
        ? { own: shown, crowd: [] }
        : { own: shown.filter(isOwn), crowd: shown.filter((checkpoint) => !isOwn(checkpoint)) };
}

/**
 * Fills a layer with the crowd.
 *
 * @param place gives the `x` and `y` of a checkpoint in pixels
 */
export function drawCrowd(layer, place, { series, crowd }) {
    const outlines = new Map();
    crowd.forEach((checkpoint) => {
        const { x, y } = place(checkpoint);
        const key = `${checkpoint.recipe}${checkpoint.faded ? ' faded' : ''}`;
        const outline = outlines.get(key) ?? { checkpoint, moves: [] };
        outline.moves.push(`M${x} ${y}${outlineOf(series.get(checkpoint.recipe).shape)}`);
        outlines.set(key, outline);
    });
    layer.replaceChildren(
        ...[...outlines.values()].map(({ checkpoint, moves }) =>
            svg('path', {
                class: `crowd ${series.get(checkpoint.recipe).colour}${checkpoint.faded ? ' faded' : ''}`,
                'data-recipe': checkpoint.recipe,
                d: moves.join(''),
            }),
        ),
    );
}

const OUTLINES = new Map();

/** The outline of a shape by steps from its middle, so that it can be put anywhere. */
export function outlineOf(shape) {
    if (!OUTLINES.has(shape)) {
        OUTLINES.set(shape, relative(markPath(shape, CROWD_RADIUS)));
    }
    return OUTLINES.get(shape);
}

/** Only the first move and the straight lines are absolute in what marks are made of. */
function relative(path) {
    let at = [0, 0];
    return path.replace(/([ML])(-?[\d.]+) (-?[\d.]+)/g, (_, letter, x, y) => {
        const step = [Number(x) - at[0], Number(y) - at[1]].map((part) => Number(part.toFixed(2)));
        at = [Number(x), Number(y)];
        return `${letter.toLowerCase()}${step.join(' ')}`;
    });
}
