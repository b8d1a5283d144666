/** Draws training losses: all runs of a study in one plot, or one run alone. */

import { drawAxes, round } from './axes.js';
import { html, setAttribute, setAttributes, setText, svg } from './dom.js';
import { linear, logarithmic } from './scale.js';
import { count, loss, plural } from './format.js';

/** Losses that span more than this are easier to read on a logarithmic scale. */
const WIDE_SPAN = 20;

/**
 * A plot of losses in a place of the page.
 *
 * @param stage an empty element that gives the plot its size
 * @param label what a screen reader calls it
 */
export function createCurves(stage, label) {
    const root = svg('svg', { class: 'curves', role: 'img', 'aria-label': label });
    const layers = { axes: svg('g'), lines: svg('g'), cursor: svg('g', { class: 'cursor' }) };
    const reading = html('p', { class: 'curves-reading', 'aria-hidden': 'true' });
    root.append(layers.axes, layers.lines, layers.cursor);
    stage.replaceChildren(root, reading);
    let shown;
    let lit = '';

    function draw() {
        if (shown === undefined || stage.clientWidth === 0) {
            return;
        }
        const frame = frameOf(shown.curves, stage.clientWidth, stage.clientHeight);
        setAttributes(root, {
            viewBox: `0 0 ${frame.width} ${frame.height}`,
            'aria-label': wordsOf(label, shown.curves),
        });
        drawFrame(layers.axes, frame);
        layers.lines.replaceChildren(...shown.curves.map((curve) => lineOf(frame, curve, shown.series, lit)));
        drawCursor(layers.cursor, frame, shown.step);
        shown = { ...shown, frame };
    }

    root.addEventListener('pointermove', (event) => {
        if (shown?.frame !== undefined) {
            const box = root.getBoundingClientRect();
            setText(reading, readingAt(shown, event.clientX - box.left, event.clientY - box.top));
        }
    });
    root.addEventListener('pointerleave', () => setText(reading, ''));
    new ResizeObserver(draw).observe(stage);

    return {
        /**
         * Shows curves. Losses that are not finite cannot be drawn and leave a gap.
         *
         * @param step where to draw an upright line, undefined for none
         */
        show(curves, series, step) {
            const drawable = curves.map(finite).filter((curve) => curve.points.length > 0);
            shown = drawable.length === 0 ? undefined : { curves: drawable, series, step };
            draw();
        },
        /** Brings the curves of a recipe forward. */
        light(recipe) {
            lit = recipe;
            [...layers.lines.children].forEach((line) => line.classList.toggle('lit', line.dataset.recipe === recipe));
            setAttribute(root, 'class', recipe === '' ? 'curves' : 'curves pointing');
        },
    };
}

function finite(curve) {
    return { ...curve, points: curve.points.filter((point) => Number.isFinite(point.loss)) };
}

function frameOf(curves, width, height) {
    const points = curves.flatMap((curve) => curve.points);
    const losses = points.map((point) => point.loss);
    const box = { left: 46, top: 30, right: width - 14, bottom: height - 44 };
    const lastStep = Math.max(1, ...points.map((point) => point.step));
    const [low, high] = [Math.min(...losses), Math.max(1e-9, ...losses)];
    const isLog = low > 0 && high / low > WIDE_SPAN;
    const y = isLog ? logarithmic([low, high], [box.bottom, box.top]) : linear([0, high], [box.bottom, box.top]);
    return { width, height, box, x: linear([0, lastStep], [box.left, box.right]), y, isLog };
}

function drawFrame(layer, { box, x, y, isLog }) {
    drawAxes(
        layer,
        box,
        {
            scale: x,
            ticks: x.ticks(Math.max(2, (box.right - box.left) / 90)),
            format: count,
            title: 'optimizer steps →',
        },
        {
            scale: y,
            ticks: y.ticks(Math.max(2, (box.bottom - box.top) / 30)),
            format: (tick) => String(Number(tick.toPrecision(3))),
            title: isLog ? 'loss of a completion token, logarithmic' : 'loss of a completion token',
        },
    );
}

function lineOf({ x, y }, curve, series, lit) {
    return svg('polyline', {
        class: `curve ${series.get(curve.recipe).colour}${curve.recipe === lit ? ' lit' : ''}`,
        'data-recipe': curve.recipe,
        points: curve.points.map((point) => `${round(x(point.step))},${round(y(point.loss))}`).join(' '),
    });
}

function drawCursor(layer, { box, x }, step) {
    layer.replaceChildren();
    if (step !== undefined) {
        layer.append(svg('line', { x1: round(x(step)), x2: round(x(step)), y1: box.top, y2: box.bottom }));
    }
}

/** The curve point nearest to the pointer, in words. */
function readingAt({ curves, frame }, left, top) {
    const candidates = curves.flatMap((curve) => curve.points.map((point) => ({ curve, point })));
    const distance = ({ point }) => Math.hypot(frame.x(point.step) - left, frame.y(point.loss) - top);
    const nearest = candidates.reduce((best, next) => (distance(next) < distance(best) ? next : best));
    return `${nearest.curve.recipe}: loss ${loss(nearest.point.loss)} at step ${count(nearest.point.step)}`;
}

function wordsOf(label, curves) {
    const each = curves.map(
        ({ recipe, points }) =>
            `${recipe} from ${loss(points[0].loss)} to ${loss(points.at(-1).loss)} in ${plural(points.at(-1).step, 'step')}`,
    );
    return `${label}: ${each.join('; ')}`;
}
