/** Draws a number of each layer, a line for each kind of matrix. */

import { drawAxes, line, round } from './axes.js';
import { html, setAttributes, setText, svg } from './dom.js';
import { linear, logarithmic } from './scale.js';
import { markPath } from './marks.js';
import { significant } from './format.js';

/** With more layers than this, marks would hide the lines. */
const MOST_MARKED = 32;

/**
 * A plot over the layers.
 *
 * @param stage an empty element that gives the plot its size
 * @param label what a screen reader calls it
 * @param title of the axis of values
 * @param reference a value to draw a level line at, on a logarithmic scale then; undefined for a scale from zero
 */
export function createLayerPlot(stage, { label, title, reference }) {
    const root = svg('svg', { class: 'curves', role: 'img', 'aria-label': label });
    const layers = { axes: svg('g'), level: svg('g'), lines: svg('g') };
    const reading = html('p', { class: 'curves-reading', 'aria-hidden': 'true' });
    root.append(layers.axes, layers.level, layers.lines);
    stage.replaceChildren(root, reading);
    let shown = [];
    let frame;

    function draw() {
        if (shown.length === 0 || stage.clientWidth === 0) {
            return;
        }
        frame = frameOf(shown, reference, stage.clientWidth, stage.clientHeight);
        setAttributes(root, {
            viewBox: `0 0 ${frame.width} ${frame.height}`,
            'aria-label': wordsOf(label, shown),
        });
        drawFrame(layers.axes, frame, title);
        layers.level.replaceChildren(...levelOf(frame, reference));
        layers.lines.replaceChildren(...shown.map((each) => lineOf(frame, each)));
    }

    root.addEventListener('pointermove', (event) => {
        if (frame !== undefined) {
            const box = root.getBoundingClientRect();
            setText(reading, readingAt(shown, frame, event.clientX - box.left, event.clientY - box.top));
        }
    });
    root.addEventListener('pointerleave', () => setText(reading, ''));
    new ResizeObserver(draw).observe(stage);

    return {
        /** Shows lines: each with its `name`, `colour` and `shape`, and `points` of `layer` and `value`, a positive number. */
        show(lines) {
            shown = lines.filter(({ points }) => points.length > 0);
            draw();
        },
    };
}

function frameOf(lines, reference, width, height) {
    const points = lines.flatMap((each) => each.points);
    const values = points.map(({ value }) => value);
    const box = { left: 46, top: 30, right: width - 14, bottom: height - 44 };
    const last = Math.max(...points.map(({ layer }) => layer));
    const down = [box.bottom, box.top];
    const y =
        reference === undefined
            ? linear([0, 1.05 * Math.max(...values)], down)
            : logarithmic(roundEnds(Math.min(reference, ...values), Math.max(reference, ...values)), down);
    // Half a layer of room on both sides, so that a single layer has a place too.
    return { width, height, box, last, x: linear([-0.5, last + 0.5], [box.left, box.right]), y };
}

/** The nearest of 1, 2 and 5 times powers of ten below and above. */
function roundEnds(low, high) {
    const around = (value) => {
        const power = 10 ** Math.floor(Math.log10(value));
        return [0.5, 1, 2, 5, 10, 20].map((factor) => factor * power);
    };
    return [
        around(low).findLast((end) => end < low * (1 - 1e-9)),
        around(high).find((end) => end > high * (1 + 1e-9)),
    ];
}

function drawFrame(layer, { box, x, y }, title) {
    const whole = x.ticks(Math.max(2, (box.right - box.left) / 45)).filter((tick) => Number.isInteger(round(tick)));
    drawAxes(
        layer,
        box,
        { scale: x, ticks: whole, format: (tick) => String(Math.round(tick)), title: 'layer →' },
        {
            scale: y,
            ticks: y.ticks(Math.max(2, (box.bottom - box.top) / 24)),
            format: (tick) => String(Number(tick.toPrecision(3))),
            title,
        },
    );
}

function levelOf({ box, y }, reference) {
    return reference === undefined
        ? []
        : [line('base-level', box.left, y(reference), box.right, y(reference))];
}

function lineOf({ x, y, last }, { name, colour, shape, points }) {
    const places = points.map(({ layer, value }) => [round(x(layer)), round(y(value))]);
    const marked = last < MOST_MARKED || points.length === 1;
    return svg(
        'g',
        { class: `layer-series filled ${colour}`, 'data-name': name },
        svg('polyline', { class: 'layer-line', points: places.map((place) => place.join(',')).join(' ') }),
        ...(marked
            ? places.map(([left, top]) =>
                  svg('path', { class: 'shape', d: markPath(shape, 3.5), transform: `translate(${left} ${top})` }),
              )
            : []),
    );
}

/** The point nearest to the pointer, in words. */
function readingAt(lines, frame, left, top) {
    const candidates = lines.flatMap(({ name, points }) => points.map((point) => ({ name, ...point })));
    const distance = ({ layer, value }) => Math.hypot(frame.x(layer) - left, frame.y(value) - top);
    const nearest = candidates.reduce((best, next) => (distance(next) < distance(best) ? next : best));
    return `${nearest.name}, layer ${nearest.layer}: ${significant(nearest.value)}`;
}

function wordsOf(label, lines) {
    const each = lines.map(({ name, points }) => {
        const values = points.map(({ value }) => value);
        return `${name} from ${significant(Math.min(...values))} to ${significant(Math.max(...values))}`;
    });
    return `${label}, over the layers: ${each.join('; ')}`;
}
