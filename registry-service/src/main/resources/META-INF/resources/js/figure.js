/** Makes the scatter a figure of its own: an SVG without style sheets, and the same as PNG. */

import { createPlane } from './plane.js';
import { filteredOf, fingerprintOf } from './table-files.js';
import { html, setAttribute, setAttributes, svg } from './dom.js';
import { isShown } from './selection.js';
import { isPlaced } from './study.js';
import { markPath } from './marks.js';
import { interval, score } from './format.js';

const WIDTH = 960;
const PLANE_HEIGHT = 600;
const LEGEND_COLUMNS = 4;
const LEGEND_ROW = 22;
/** A PNG is drawn this much finer than the screen, for print. */
const PNG_SCALE = 2;

/** The styles that make the figure look as it does, besides opacity; what is inside an element has these too. */
const INHERITED = [
    'fill',
    'fill-opacity',
    'stroke',
    'stroke-width',
    'stroke-opacity',
    'stroke-dasharray',
    'stroke-linecap',
    'stroke-linejoin',
    'paint-order',
    'font-family',
    'font-size',
    'font-weight',
    'text-anchor',
];

/**
 * The figure as the text of an SVG file: always light, always the same size, whatever the screen is.
 *
 * @param drawn the `view` and its `domains`, the part of the plane to show, by axis
 * @param state the selection, whose filters say which points are shown
 */
export function figureOf(drawn, series, state) {
    const { root, stage } = compose(drawn, series, state);
    document.body.append(stage);
    settle(root);
    stage.remove();
    return `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(root)}\n`;
}

/** The figure as a PNG blob. */
export async function pictureOf(drawn, series, state) {
    const address = URL.createObjectURL(new Blob([figureOf(drawn, series, state)], { type: 'image/svg+xml' }));
    try {
        const image = new Image();
        image.src = address;
        await image.decode();
        const canvas = html('canvas', { width: image.width * PNG_SCALE, height: image.height * PNG_SCALE });
        canvas.getContext('2d').drawImage(image, 0, 0, canvas.width, canvas.height);
        return await new Promise((resolve) => canvas.toBlob(resolve, 'image/png'));
    } finally {
        URL.revokeObjectURL(address);
    }
}

function compose({ view, domains }, series, state) {
    const isDrawn = (checkpoint) => isPlaced(checkpoint) && isShown(state, checkpoint);
    const recipes = [...series.values()].filter((one) =>
        view.checkpoints.some((checkpoint) => checkpoint.recipe === one.recipe && isDrawn(checkpoint)),
    );
    const legendHeight = Math.ceil(recipes.length / LEGEND_COLUMNS) * LEGEND_ROW;
    const height = 48 + PLANE_HEIGHT + legendHeight + 96;
    const plane = svg('svg', { class: 'plane' });
    createPlane(plane).draw({
        view,
        series,
        isShown: (checkpoint) => isShown(state, checkpoint),
        width: WIDTH - 32,
        height: PLANE_HEIGHT,
        domains,
    });
    setAttributes(plane, { x: 16, y: 48 });
    const root = svg(
        'svg',
        { viewBox: `0 0 ${WIDTH} ${height}`, width: WIDTH, height, class: 'figure' },
        svg('rect', { class: 'figure-ground', width: WIDTH, height }),
        svg('text', { class: 'figure-title', x: 20, y: 34 }, `${view.study}: safety and reasoning of its checkpoints`),
        plane,
        legend(recipes, 48 + PLANE_HEIGHT + 18),
        ...footer(view, state, height),
    );
    return { root, stage: html('div', { class: 'theme-light off-screen', 'aria-hidden': 'true' }, root) };
}

function legend(recipes, top) {
    const width = (WIDTH - 64) / LEGEND_COLUMNS;
    return svg(
        'g',
        {},
        ...recipes.map((one, index) => {
            const x = 40 + (index % LEGEND_COLUMNS) * width;
            const y = top + Math.floor(index / LEGEND_COLUMNS) * LEGEND_ROW;
            return svg(
                'g',
                { class: `mark filled ${one.colour}`, transform: `translate(${x}, ${y})` },
                svg('path', { class: 'shape', d: markPath(one.shape, 5.5) }),
                svg('text', { class: 'tick', x: 14, y: 4 }, one.recipe),
            );
        }),
    );
}

const SHADE = 'Shade along the front: where 90 of 100 fronts of redrawn items run. ';

function frontNote({ isPast, judge }) {
    if (judge !== undefined) {
        return `Safety and front as ${judge} judges, not as the study's own judges do. `;
    }
    return isPast ? 'A front of the past; faded: not known to be near it. ' : SHADE;
}

function footer(view, state, height) {
    const { hypervolume, interval: reach } = view.front;
    const filtered = filteredOf(view, state);
    const lines = [
        'Filled: surely on the front; half: undecided. Numbers: from the safest. Bars: 95 % intervals. Lines: epochs.',
        `${frontNote(view)}Hypervolume ${score(hypervolume)}${reach === undefined ? '' : ` ${interval(reach)}`}.`,
        ...(filtered === '' ? [] : [`${filtered}; the front is of all.`]),
        fingerprintOf(view),
    ];
    return lines.map((text, index) =>
        svg('text', { class: 'figure-note', x: 20, y: height - 14 - 16 * (lines.length - 1 - index) }, text),
    );
}

/** Writes what the style sheets make of every element into its attributes and drops what only the page needs. */
function settle(root) {
    root.querySelectorAll('.target').forEach((target) => target.remove());
    const elements = [root, ...root.querySelectorAll('*')];
    // All styles are read before the first class goes, for a class may style what is inside its element.
    const styles = new Map(elements.map((element) => [element, styleOf(element)]));
    elements.forEach((element) => {
        const inherited = styles.get(element.parentElement) ?? {};
        Object.entries(styles.get(element))
            .filter(([name, value]) => (INHERITED.includes(name) ? value !== inherited[name] : value !== '1'))
            .forEach(([name, value]) => setAttribute(element, name, value));
        if (element.style.transform !== '') {
            setAttribute(element, 'transform', element.style.transform.replaceAll('px', ''));
        }
        dropNames(element);
    });
    setAttribute(root, 'xmlns', 'http://www.w3.org/2000/svg');
}

function styleOf(element) {
    const style = getComputedStyle(element);
    return Object.fromEntries([...INHERITED, 'opacity'].map((name) => [name, style.getPropertyValue(name)]));
}

function dropNames(element) {
    [...element.attributes]
        .map((attribute) => attribute.name)
        .filter((name) => /^(class|style|role|tabindex|aria-.*|data-.*)$/.test(name))
        .forEach((name) => element.removeAttribute(name));
}
