/** Gives every recipe a colour and a shape that stay the same in all parts of the page. */

import { svg } from './dom.js';
import { SHAPES, halfPath, markPath } from './marks.js';

/** Colours in the style sheet; with more recipes than this, shapes tell them apart. */
const COLOURS = 8;

/**
 * The series of a study by recipe name, in the order of its runs. A series is a colour class and a shape; no two of
 * the first 64 recipes share both.
 */
export function seriesOf(view) {
    const recipes = view.runs.map((run) => run.recipe).filter((recipe) => recipe.method !== 'base');
    const series = new Map([['base', { recipe: 'base', colour: 'series-base', shape: 'base' }]]);
    recipes.forEach((recipe, index) => {
        const round = Math.floor(index / COLOURS);
        series.set(recipe.name, {
            recipe: recipe.name,
            colour: `series-${index % COLOURS}`,
            shape: SHAPES[(index + 3 * round) % SHAPES.length],
        });
    });
    return series;
}

/**
 * The mark of a series as a small picture beside a name.
 *
 * @param fill `filled`, `half` or empty for a hollow one
 */
export function swatch(series, fill = 'filled') {
    return svg(
        'svg',
        { class: `swatch ${series.colour} ${fill}`, viewBox: '-9 -9 18 18', 'aria-hidden': 'true' },
        svg('path', { class: 'shape', d: markPath(series.shape, 6) }),
        ...(fill === 'half' ? [svg('path', { class: 'half-shape', d: halfPath(series.shape, 6) })] : []),
    );
}
