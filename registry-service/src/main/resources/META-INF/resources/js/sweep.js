/** Small plots of reasoning and safety over what the LoRA recipes of a study vary: rank, modules and layers. */

import { drawAxes, line, round } from './axes.js';
import { byId, html, setText, svg } from './dom.js';
import { fillOf } from './certainty.js';
import { outlineOf } from './crowd.js';
import { interval, plural, score } from './format.js';
import { isShown } from './selection.js';
import { digitsOf, linear, rangeAround } from './scale.js';
import { halfPath, markPath } from './marks.js';
import { baseOf, scoreOf } from './study.js';
import { nameOf } from './words.js';

const FACTORS = ['rank', 'modules', 'layers'];
const SHOWN_AXES = ['reasoning', 'safety'];
const WIDTH = 320;
const HEIGHT = 190;
const LINE = 13;
const RADIUS = 4.5;
/** With more runs than this in a plot, those that look alike are drawn as one. */
const MOST_MARKS = 150;
/** Points of one value stand beside one another over this share of its room. */
const SPREAD = 0.6;

/** The plots in their place on the page. They hold what the filters leave, at the last measured epoch of each run. */
export function createSweep(selection) {
    let shown;
    let drawn = '';
    let isNear = false;

    /** Sweeps have many marks, so they are drawn only once a person comes near, and only where they differ. */
    function draw() {
        if (!isNear || shown === undefined) {
            return;
        }
        const points = lastOfRuns(shown.view, (checkpoint) => isShown(selection.state, checkpoint));
        const now = JSON.stringify([points, baseOf(shown.view)]);
        if (now !== drawn) {
            drawn = now;
            fill(points);
        }
    }

    function fill(points) {
        const varied = FACTORS.map((name) => ({ name, values: valuesOf(points, name) })).filter(
            ({ values }) => values.length > 1,
        );
        byId('sweep-plots').replaceChildren(
            ...varied.flatMap((factor) =>
                SHOWN_AXES.map((axis) => plot(factor, axis, points, { ...shown, selection })),
            ),
        );
        setText(byId('sweep-told'), wordsOf(varied, points));
        light();
    }

    function light() {
        const { lit } = selection.state;
        const marks = [...byId('sweep-plots').querySelectorAll('[data-sweep]')];
        marks.forEach((mark) => mark.classList.toggle('lit', mark.dataset.sweep === lit));
    }

    selection.listenToFilters(draw);
    selection.listen(light);
    new IntersectionObserver(
        ([entry]) => {
            isNear = entry.isIntersecting;
            draw();
        },
        { rootMargin: '100%' },
    ).observe(byId('sweep-plots').parentElement);
    return {
        show(view, series) {
            shown = { view, series };
            draw();
        },
    };
}

function wordsOf(varied, points) {
    if (varied.length > 0) {
        return (
            'Each run at its last measured epoch, with 95 % intervals; choose an epoch above to compare others. ' +
            'Lines join recipes that differ in nothing else; a dotted line is the base. ' +
            'Upright axes begin where the intervals do.'
        );
    }
    return points.length === 0
        ? 'No LoRA recipe with a score is shown.'
        : 'Of what is shown, rank, modules and layers of the LoRA recipes do not vary.';
}

/** LoRA checkpoints with a score, of each run the last. */
function lastOfRuns(view, isWanted) {
    const last = new Map();
    view.checkpoints
        .filter((checkpoint) => checkpoint.settings.rank !== undefined && isWanted(checkpoint))
        .filter((checkpoint) => SHOWN_AXES.some((axis) => scoreOf(checkpoint, axis) !== undefined))
        .forEach((checkpoint) => {
            if ((last.get(checkpoint.runId)?.epoch ?? 0) < checkpoint.epoch) {
                last.set(checkpoint.runId, checkpoint);
            }
        });
    return [...last.values()];
}

const LAYERS = ['all', 'first-third', 'middle-third', 'last-third'];

function valuesOf(points, name) {
    const order = (value) => (name === 'layers' ? LAYERS.indexOf(value) + 1 || LAYERS.length + 1 : 0);
    return [...new Set(points.map(({ settings }) => settings[name]))].sort(
        (a, b) => order(a) - order(b) || a.localeCompare(b, 'en', { numeric: true }),
    );
}

function plot(factor, axis, points, { view, series, selection }) {
    const measured = points.filter((point) => scoreOf(point, axis) !== undefined);
    if (measured.length === 0) {
        return html('p', { class: 'missing' }, `No ${axis} is known yet.`);
    }
    const lines = Math.max(...factor.values.map((value) => value.split(' ').length));
    const box = { left: 34, top: 26, right: WIDTH - 8, bottom: HEIGHT };
    const y = linear(domainOf(view, axis, measured), [box.bottom, box.top]);
    const ticks = y.ticks(5);
    const step = (box.right - box.left) / factor.values.length;
    const middle = (value) => box.left + (factor.values.indexOf(value) + 0.5) * step;
    const placed = factor.values.flatMap((value) => {
        const own = measured.filter((point) => point.settings[factor.name] === value);
        return beside(own).map(({ point, offset }) => ({
            point,
            x: round(middle(value) + offset * step),
            estimate: scoreOf(point, axis),
        }));
    });
    const frame = svg('g', {});
    drawAxes(
        frame,
        box,
        { scale: middle, ticks: [], format: String, title: '' },
        {
            scale: y,
            ticks,
            format: (tick) => tick.toFixed(digitsOf(ticks[1] - ticks[0])),
            title: `${axis} over ${factor.name}`,
        },
    );
    const root = svg(
        'svg',
        {
            class: 'sweep-plot',
            viewBox: `0 0 ${WIDTH} ${HEIGHT + 8 + LINE * lines}`,
            role: 'img',
            'aria-label': labelOf(axis, factor, placed),
        },
        frame,
        ...factor.values.map((value) => valueName(value, middle(value), box.bottom)),
        ...baseLevel(view, axis, box, y),
        ...chains(factor.name, placed).map((chain) => chainLine(chain, y)),
        ...(placed.length > MOST_MARKS
            ? crowd(placed, y, series)
            : placed.map((place) => mark(place, y, series, selection))),
    );
    return html('figure', { class: 'sweep-figure', 'data-testid': `sweep-${axis}-${factor.name}` }, root);
}

/** What the intervals fill, the same for all plots of an axis; the base's reasoning is always in sight. */
function domainOf(view, axis, measured) {
    const base = axis === 'reasoning' && baseOf(view) ? [scoreOf(baseOf(view), axis)] : [];
    const estimates = [...measured.map((point) => scoreOf(point, axis)), ...base];
    return rangeAround(estimates.flatMap((estimate) => (estimate === undefined ? [] : [estimate.low, estimate.high])));
}

/** Those of the same value side by side, in the order of their recipes. */
function beside(points) {
    return points.map((point, index) => ({
        point,
        offset: points.length === 1 ? 0 : SPREAD * (index / (points.length - 1) - 0.5),
    }));
}

/** A name of several words stands in as many lines. */
function valueName(value, x, bottom) {
    const words = value.split(' ');
    return svg(
        'text',
        { class: 'tick', 'text-anchor': 'middle' },
        ...words.map((word, index) => svg('tspan', { x: round(x), y: bottom + 16 + index * LINE }, word)),
    );
}

function baseLevel(view, axis, box, y) {
    const base = baseOf(view);
    const estimate = base && scoreOf(base, axis);
    return estimate === undefined || estimate.value < y.domain[0]
        ? []
        : [line('base-level', box.left, y(estimate.value), box.right, y(estimate.value))];
}

/** Places whose settings differ in this one alone. */
function chains(name, placed) {
    const groups = new Map();
    placed.forEach((place) => {
        const others = FACTORS.filter((other) => other !== name).map((other) => place.point.settings[other]);
        const key = JSON.stringify([...others, place.point.settings.other, place.point.epoch]);
        groups.set(key, [...(groups.get(key) ?? []), place]);
    });
    return [...groups.values()].filter(
        (group) => group.length > 1 && new Set(group.map(({ point }) => point.settings[name])).size === group.length,
    );
}

function chainLine(chain, y) {
    const points = chain.map(({ x, estimate }) => `${x},${round(y(estimate.value))}`).join(' ');
    return svg('polyline', { class: 'sweep-line', points });
}

function mark({ point, x, estimate }, y, series, selection) {
    const { colour, shape } = series.get(point.recipe);
    const fill = fillOf(point);
    const group = svg(
        'g',
        {
            class: `mark ${colour} ${fill}`,
            transform: `translate(${x} ${round(y(estimate.value))})`,
            'data-sweep': point.checkpointId,
            pointerenter: () => selection.light(point.checkpointId),
            pointerleave: () => selection.dim(),
            click: () => selection.open(point.checkpointId),
        },
        line('bar', 0, y(estimate.low) - y(estimate.value), 0, y(estimate.high) - y(estimate.value)),
        svg('circle', { class: 'target', r: 11 }),
        svg('path', { class: 'shape', d: markPath(shape, RADIUS) }),
        ...(fill === 'half' ? [svg('path', { class: 'half-shape', d: halfPath(shape, RADIUS) })] : []),
    );
    group.append(svg('title', {}, `${nameOf(point)}: ${score(estimate.value)} ${interval(estimate)}`));
    return group;
}

function crowd(placed, y, series) {
    const groups = new Map();
    placed.forEach((place) => {
        const { colour, shape } = series.get(place.point.recipe);
        const group = groups.get(`${colour} ${shape}`) ?? { colour, shape, places: [] };
        group.places.push(place);
        groups.set(`${colour} ${shape}`, group);
    });
    const height = (share) => round(y(share));
    return [...groups.values()].map(({ colour, shape, places }) =>
        svg(
            'g',
            { class: colour },
            svg('path', {
                class: 'bar',
                d: places.map(({ x, estimate: { low, high } }) => `M${x} ${height(low)}V${height(high)}`).join(''),
            }),
            svg('path', {
                class: 'crowd',
                d: places.map(({ x, estimate }) => `M${x} ${height(estimate.value)}${outlineOf(shape)}`).join(''),
            }),
        ),
    );
}

/** The whole plot in words. */
function labelOf(axis, factor, placed) {
    if (placed.length > MOST_MARKS) {
        return `${axis} over ${factor.name}: ${plural(placed.length, 'run')}. The table below holds the numbers.`;
    }
    const value = (estimate) => `${score(estimate.value)} ${interval(estimate)}`;
    const tell = ({ point, estimate }) =>
        `${factor.name} ${point.settings[factor.name]}, ${nameOf(point)}: ${value(estimate)}`;
    return `${axis} over ${factor.name}. ${placed.map(tell).join('; ')}.`;
}
