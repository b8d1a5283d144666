/** Draws the plane of safety and reasoning: axes, front, trails, error bars and marks. */

import { drawAxes, line, round } from './axes.js';
import { fillOf, isContender } from './certainty.js';
import { drawCrowd, parted } from './crowd.js';
import { follow, setAttribute, setAttributes, svg } from './dom.js';
import { drawFront } from './front-line.js';
import { halfPath, markPath } from './marks.js';
import { digitsOf, linear } from './scale.js';
import { isInside, isPlaced, scoreOf, trailsOf } from './study.js';
import { MEANING, labelOf } from './words.js';

const MARK_RADIUS = 5.5;
const WHOLE = [0, 1];
/** On a plane narrower than this, titles of axes are short. */
const ROOM_FOR_MEANING = 420;
/** Marks must be easy to hit with a finger: 28 px across. */
const TARGET_RADIUS = 14;

/**
 * A plane inside an `svg` element. Its marks are buttons that keep their identity, so that focus and transitions
 * survive an update.
 *
 * @param root the `svg` element
 * @return `draw(scene)`, where the scene says `view`, `series`, `isShown(checkpoint)`, `width`, `height` and `domains`,
 *     and which returns whom it has drawn: `own` with marks, and the `crowd`; `lift(scene, id)` to bring a checkpoint
 *     forward; and `marks`, the group of all marks
 */
export function createPlane(root) {
    const layer = (name, hidden = true) => svg('g', { class: `layer-${name}`, 'aria-hidden': hidden && 'true' });
    const layers = {
        axes: layer('axes'),
        // What reaches out of the plane when it is zoomed is cut off at its edge.
        inside: svg('svg', { 'aria-hidden': 'true' }),
        front: layer('front'),
        trails: layer('trails'),
        bars: layer('bars'),
        crowd: layer('crowd'),
        marks: layer('marks', false),
        labels: layer('labels'),
        lifted: layer('lifted'),
    };
    layers.inside.append(layers.front, layers.trails, layers.crowd, layers.bars);
    root.append(layers.axes, layers.inside, layers.marks, layers.labels, layers.lifted);
    return {
        draw: (scene) => draw(root, layers, scene),
        lift: (scene, checkpointId) => lift(layers.lifted, scene, checkpointId),
        marks: layers.marks,
    };
}

/** Draws a checkpoint once more above all others; moving its mark would take the focus away. */
function lift(layer, scene, checkpointId) {
    const frame = frameOf(scene);
    const { series } = scene;
    const lifted = scene.view.checkpoints.filter(
        (checkpoint) => checkpoint.checkpointId === checkpointId && isVisible(scene, checkpoint),
    );
    layer.replaceChildren(
        ...lifted.map((checkpoint) => {
            const { shape } = series.get(checkpoint.recipe);
            const [across, upright] = [line('bar', 0, 0, 0, 0), line('bar', 0, 0, 0, 0)];
            stretch(across, upright, frame, checkpoint);
            const copy = svg('g', { class: `mark lit ${look(series, checkpoint)}` }, across, upright);
            copy.append(svg('path', { class: 'shape', d: markPath(shape, MARK_RADIUS) }), ...halfOf(checkpoint, shape));
            move(copy, placeOf(frame, checkpoint));
            return copy;
        }),
    );
}

/** The two scales of a scene and the box that they fill. */
export function frameOf({ width, height, domains }) {
    const box = { left: 46, top: 34, right: width - 22, bottom: height - 46 };
    return {
        box,
        x: linear(domains.safety, [box.left, box.right]),
        y: linear(domains.reasoning, [box.bottom, box.top]),
    };
}

/** Where a checkpoint lies in a frame. */
export function placeOf(frame, checkpoint) {
    return {
        x: round(frame.x(scoreOf(checkpoint, 'safety').value)),
        y: round(frame.y(scoreOf(checkpoint, 'reasoning').value)),
    };
}

/** The checkpoints to draw: the base first and those on the front last, so that nothing lies on these. */
function shownOf(scene) {
    const rank = (checkpoint) => (checkpoint.method === 'base' ? 0 : 1) + (isContender(checkpoint) ? 2 : 0);
    return scene.view.checkpoints
        .filter((checkpoint) => isVisible(scene, checkpoint))
        .sort((a, b) => rank(a) - rank(b));
}

function isVisible({ isShown, domains }, checkpoint) {
    return isPlaced(checkpoint) && isShown(checkpoint) && isInside(domains, checkpoint);
}

/** The checkpoints with marks of their own, and the crowd of the others where there are thousands. */
function partsOf(scene) {
    return parted(shownOf(scene), (checkpoint) => checkpoint.method === 'base' || isContender(checkpoint));
}

function draw(root, layers, scene) {
    const frame = frameOf(scene);
    const parts = partsOf(scene);
    const { own, crowd } = parts;
    const { left, top, right, bottom } = frame.box;
    const [width, height] = [right - left, bottom - top];
    setAttributes(layers.inside, { x: left, y: top, width, height, viewBox: `${left} ${top} ${width} ${height}` });
    setAttributes(root, { viewBox: `0 0 ${scene.width} ${scene.height}`, width: scene.width, height: scene.height });
    drawPlaneAxes(layers.axes, frame);
    drawFront(layers.front, layers.labels, frame, scene);
    drawTrails(layers.trails, frame, crowd.length === 0 ? scene : ofRuns(scene, own));
    drawCrowd(layers.crowd, (checkpoint) => placeOf(frame, checkpoint), { series: scene.series, crowd });
    drawBars(layers.bars, frame, scene.series, own);
    drawMarks(layers.marks, frame, scene, own);
    return parts;
}

function drawPlaneAxes(layer, frame) {
    const width = frame.box.right - frame.box.left;
    const height = frame.box.bottom - frame.box.top;
    drawAxes(
        layer,
        frame.box,
        axis('safety', frame.x, Math.max(3, Math.min(10, width / 90)), titleOf('safety', frame.x, width, '→')),
        axis('reasoning', frame.y, Math.max(3, Math.min(10, height / 60)), titleOf('reasoning', frame.y, width, '↑')),
    );
}

function axis(name, scale, most, title) {
    const ticks = scale.ticks(most);
    const digits = digitsOf(ticks[1] - ticks[0]);
    return { scale, ticks, format: (tick) => tick.toFixed(digits), title };
}

/** What the axis is, how much of it is shown if not all, and where better is. */
function titleOf(name, scale, width, arrow) {
    const [low, high] = scale.domain;
    const part = low === WHOLE[0] && high === WHOLE[1] ? '' : `, only ${low} to ${high}`;
    const meaning = width < ROOM_FOR_MEANING ? '' : `, ${MEANING[name]}`;
    return `${name}${meaning}${part} ${arrow}`;
}

/** Among thousands of points the trails of all runs would hide everything, so there are those of these checkpoints. */
function ofRuns(scene, checkpoints) {
    const runs = new Set(checkpoints.map(({ runId }) => runId));
    return { ...scene, isShown: (checkpoint) => runs.has(checkpoint.runId) && scene.isShown(checkpoint) };
}

/** A trail may lead out of the part that is shown, so it has all points of its run. */
function drawTrails(layer, frame, { view, isShown, series }) {
    follow(
        layer,
        trailsOf(view.checkpoints.filter((checkpoint) => isPlaced(checkpoint) && isShown(checkpoint))),
        (trail) => trail[0].runId,
        () => svg('polyline'),
        (polyline, trail) =>
            setAttributes(polyline, {
                class: `trail ${series.get(trail[0].recipe).colour}`,
                'data-recipe': trail[0].recipe,
                points: trail
                    .map((checkpoint) => placeOf(frame, checkpoint))
                    .map(({ x, y }) => `${x},${y}`)
                    .join(' '),
            }),
    );
}

function drawBars(layer, frame, series, shown) {
    follow(
        layer,
        shown,
        (checkpoint) => checkpoint.checkpointId,
        () => svg('g', {}, line('bar', 0, 0, 0, 0), line('bar', 0, 0, 0, 0)),
        (bars, checkpoint) => {
            setAttribute(bars, 'class', `bars ${look(series, checkpoint)}`);
            setAttribute(bars, 'data-checkpoint', checkpoint.checkpointId);
            move(bars, placeOf(frame, checkpoint));
            stretch(bars.children[0], bars.children[1], frame, checkpoint);
        },
    );
}

/** Error bars are drawn around the mark's place, which is (0, 0) in its group. */
function stretch(across, upright, frame, checkpoint) {
    const { x, y } = placeOf(frame, checkpoint);
    const safety = scoreOf(checkpoint, 'safety');
    const reasoning = scoreOf(checkpoint, 'reasoning');
    setAttributes(across, { x1: round(frame.x(safety.low) - x), x2: round(frame.x(safety.high) - x) });
    setAttributes(upright, { y1: round(frame.y(reasoning.low) - y), y2: round(frame.y(reasoning.high) - y) });
}

function drawMarks(layer, frame, { series }, shown) {
    follow(
        layer,
        shown,
        (checkpoint) => checkpoint.checkpointId,
        (checkpoint) => createMark(frame, shown, checkpoint),
        (mark, checkpoint) => {
            const { shape } = series.get(checkpoint.recipe);
            setAttributes(mark, { class: `mark ${look(series, checkpoint)}`, 'aria-label': labelOf(checkpoint) });
            setAttribute(mark.querySelector('.shape'), 'd', markPath(shape, MARK_RADIUS));
            mark.querySelector('.half-shape')?.remove();
            mark.append(...halfOf(checkpoint, shape));
            move(mark, placeOf(frame, checkpoint));
        },
    );
}

/** A new mark starts where the epoch before it lies and moves on to its own place, so that one sees where it belongs. */
function createMark(frame, shown, checkpoint) {
    const shape = svg('path', { class: 'shape arriving' });
    const mark = svg(
        'g',
        {
            role: 'button',
            tabindex: '-1',
            'data-checkpoint': checkpoint.checkpointId,
            'data-testid': `point-${checkpoint.checkpointId}`,
        },
        svg('circle', { class: 'target', r: TARGET_RADIUS }),
        shape,
    );
    const before = shown.find((other) => other.runId === checkpoint.runId && other.epoch === checkpoint.epoch - 1);
    move(mark, placeOf(frame, before ?? checkpoint));
    // A style that was never computed has nothing to move on from.
    requestAnimationFrame(() => shape.classList.remove('arriving'));
    return mark;
}

function halfOf(checkpoint, shape) {
    return fillOf(checkpoint) === 'half' ? [svg('path', { class: 'half-shape', d: halfPath(shape, MARK_RADIUS) })] : [];
}

function look(series, checkpoint) {
    const names = [series.get(checkpoint.recipe).colour, fillOf(checkpoint)];
    return [...names, isContender(checkpoint) && 'contender', checkpoint.faded && 'faded'].filter(Boolean).join(' ');
}

/** Places move by a style, not by an attribute: only styles have transitions. */
function move(group, { x, y }) {
    group.style.transform = `translate(${x}px, ${y}px)`;
}
