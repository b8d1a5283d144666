/** Draws the frame of a plot: grid lines, ticks and titles. */

import { svg } from './dom.js';

/**
 * Fills a group with the frame.
 *
 * @param group that holds nothing else
 * @param box the edges of the plot inside its frame: left, top, right, bottom
 * @param x the axis below: scale, ticks, format, title
 * @param y the axis on the left, in the same way; its title stands above it
 */
export function drawAxes(group, box, x, y) {
    group.replaceChildren(
        ...x.ticks.map((tick) => verticalGrid(box, x, tick)),
        ...y.ticks.map((tick) => horizontalGrid(box, y, tick)),
        line('axis-line', box.left, box.bottom, box.right, box.bottom),
        line('axis-line', box.left, box.top, box.left, box.bottom),
        svg('text', { class: 'axis-title', x: box.right, y: box.bottom + 38, 'text-anchor': 'end' }, x.title),
        svg('text', { class: 'axis-title', x: 4, y: box.top - 14 }, y.title),
    );
}

function verticalGrid(box, axis, tick) {
    const place = axis.scale(tick);
    return svg(
        'g',
        {},
        line('grid-line', place, box.top, place, box.bottom),
        svg('text', { class: 'tick', x: place, y: box.bottom + 18, 'text-anchor': 'middle' }, axis.format(tick)),
    );
}

function horizontalGrid(box, axis, tick) {
    const place = axis.scale(tick);
    return svg(
        'g',
        {},
        line('grid-line', box.left, place, box.right, place),
        svg('text', { class: 'tick', x: box.left - 8, y: place + 4, 'text-anchor': 'end' }, axis.format(tick)),
    );
}

/** A straight line. */
export function line(name, x1, y1, x2, y2) {
    return svg('line', { class: name, x1: round(x1), y1: round(y1), x2: round(x2), y2: round(y2) });
}

/** A place on the screen to a tenth of a pixel, which is as fine as anybody sees. */
export function round(place) {
    return Math.round(place * 10) / 10;
}
