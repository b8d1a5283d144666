/** Draws the front: the area it encloses, the steps that bound it, the numbers of its points, the base's levels. */

import { line, round } from './axes.js';
import { svg } from './dom.js';
import { bandOutline, staircaseOf } from './staircase.js';
import { baseOf, isInside, isPlaced, rankedFront, scoreOf } from './study.js';

/** How far apart points must be for both their numbers to be read, in pixels. */
const ROOM_FOR_NUMBER = 15;

/**
 * Fills both layers.
 *
 * @param layer below the marks
 * @param labels above the marks
 * @param frame as {@link frameOf} makes it
 * @param scene says `view` and, by axis, the `domains` that are shown
 */
export function drawFront(layer, labels, frame, { view, domains }) {
    const ranked = rankedFront(view);
    const front = ranked.map(({ checkpoint }) => checkpoint);
    const base = baseOf(view);
    const reference = base !== undefined && isPlaced(base) ? base : undefined;
    layer.replaceChildren(
        ...area(frame, front),
        ...band(frame, view.front.band),
        ...levels(frame, reference),
        ...steps(frame, front),
    );
    const numbers = apart(
        frame,
        front.filter((point) => isInside(domains, point)),
    ).map((point) => number(frame, point, ranked[front.indexOf(point)].rank));
    const named = reference !== undefined && isInside(domains, reference) ? [name(frame, reference)] : [];
    labels.replaceChildren(...numbers, ...named);
}

/** What is at most as good as some point of the front: its area is the hypervolume. */
function area(frame, front) {
    return front.length === 0
        ? []
        : [svg('path', { class: 'front-area', d: `${staircase(frame, front)}L${corner(frame)}Z` })];
}

function steps(frame, front) {
    return front.length === 0 ? [] : [svg('path', { class: 'front-line', d: staircase(frame, front) })];
}

function staircase(frame, front) {
    const corners = front.map((point) => [scoreOf(point, 'safety').value, scoreOf(point, 'reasoning').value]);
    return pathOf(frame, staircaseOf(corners, frame.x.domain[0], frame.y.domain[0]));
}

/** Where the front may lie; it is wide where it is uncertain. */
function band(frame, steps) {
    return steps.length === 0 ? [] : [svg('path', { class: 'front-band', d: `${pathOf(frame, bandOutline(steps))}Z` })];
}

function pathOf(frame, corners) {
    return `M${corners.map(([safety, reasoning]) => place(frame, safety, reasoning)).join('L')}`;
}

function corner(frame) {
    return place(frame, frame.x.domain[0], frame.y.domain[0]);
}

function place(frame, safety, reasoning) {
    return `${round(frame.x(safety))} ${round(frame.y(reasoning))}`;
}

/** Those points whose numbers have room, beginning with the safest. */
function apart(frame, points) {
    const kept = [];
    points.forEach((point) => {
        if (kept.every((other) => distance(frame, point, other) > ROOM_FOR_NUMBER)) {
            kept.push(point);
        }
    });
    return kept;
}

function distance(frame, a, b) {
    const across = frame.x(scoreOf(a, 'safety').value) - frame.x(scoreOf(b, 'safety').value);
    const upright = frame.y(scoreOf(a, 'reasoning').value) - frame.y(scoreOf(b, 'reasoning').value);
    return Math.hypot(across, upright);
}

/** Numbers count from the safest, as the list beside the plot does. They stand where the front leaves room. */
function number(frame, point, rank) {
    return svg(
        'text',
        {
            class: 'front-number',
            x: round(frame.x(scoreOf(point, 'safety').value) + 8),
            y: round(frame.y(scoreOf(point, 'reasoning').value) - 9),
        },
        String(rank),
    );
}

/** The base's two scores across the whole plane: what was there before. */
function levels(frame, base) {
    if (base === undefined) {
        return [];
    }
    const x = frame.x(scoreOf(base, 'safety').value);
    const y = frame.y(scoreOf(base, 'reasoning').value);
    return [
        line('base-level', frame.box.left, y, frame.box.right, y),
        line('base-level', x, frame.box.top, x, frame.box.bottom),
    ];
}

function name(frame, base) {
    const x = frame.x(scoreOf(base, 'safety').value);
    const y = frame.y(scoreOf(base, 'reasoning').value);
    const left = x > frame.box.right - 60;
    return svg(
        'text',
        {
            class: 'base-name',
            x: round(x + (left ? -12 : 12)),
            y: round(y + 18),
            'text-anchor': left ? 'end' : 'start',
        },
        'base',
    );
}
