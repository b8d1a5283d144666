/** How the update of one checkpoint lies to the weights of the base: plots over the layers, and all numbers. */

import { createLayerPlot } from './layer-plot.js';
import { geometry } from './api.js';
import { geometryTable } from './geometry-table.js';
import { html } from './dom.js';
import { SHAPES } from './marks.js';
import { swatch } from './series.js';

/** Matrices in the order of the forward pass; each keeps its colour and shape from checkpoint to checkpoint. */
const PROJECTIONS = ['q_proj', 'k_proj', 'v_proj', 'o_proj', 'gate_proj', 'up_proj', 'down_proj'];

const PLOTS = [
    {
        name: 'stable-rank',
        heading: 'Stable rank',
        words: 'In how many directions the update goes, each counted by its share: ‖ΔW‖² over its largest singular value squared.',
        title: 'stable rank',
        value: (direction) => direction.stableRank,
    },
    {
        name: 'writes',
        heading: 'Overlap of what it writes',
        words: 'Its columns along the first left singular directions of the base’s matrix, weighted by their strength.',
        title: 'times that of a random update, logarithmic',
        reference: 1,
        value: (direction) => direction.columns.weightedRatio,
    },
    {
        name: 'reads',
        heading: 'Overlap of what it reads',
        words: 'Its rows along the first right singular directions of the base’s matrix, weighted by their strength.',
        title: 'times that of a random update, logarithmic',
        reference: 1,
        value: (direction) => direction.rows.weightedRatio,
    },
];

/** The geometry of a checkpoint: `element`, and `show(studyId, published)` once it is known what its trainer said. */
export function createGeometry() {
    const element = html('div', { class: 'geometry', 'data-testid': 'geometry' }, missing('Reading…'));

    async function show(studyId, published) {
        if (published.geometry === undefined) {
            element.replaceChildren(missing(whyNone(published.checkpoint)));
            return;
        }
        try {
            element.replaceChildren(...contentOf(await geometry(studyId, published.checkpoint.checkpointId)));
        } catch (error) {
            element.replaceChildren(
                html('p', { class: 'problem' }, `The geometry could not be read: ${error.message}.`),
                html('button', { type: 'button', class: 'plain', click: () => show(studyId, published) }, 'Try again'),
            );
        }
    }

    return { element, show };
}

function missing(words) {
    return html('p', { class: 'missing' }, words);
}

function whyNone({ method }) {
    return method === 'base'
        ? 'The base changes nothing; its updates are measured against it.'
        : 'This checkpoint was published without its geometry.';
}

function contentOf(rows) {
    const series = seriesOf(rows);
    const plots = PLOTS.map((plot) => plotOf(plot, series, rows));
    return [legendOf(series), ...plots, geometryTable(rows)];
}

function seriesOf(rows) {
    return PROJECTIONS.map((name, index) => ({ name, colour: `series-${index}`, shape: SHAPES[index] })).filter(
        ({ name }) => rows.some((row) => row.projection === name),
    );
}

function legendOf(series) {
    return html(
        'ul',
        { class: 'legend', 'aria-label': 'Matrices' },
        ...series.map((one) => html('li', {}, html('span', { class: 'legend-entry' }, swatch(one), one.name))),
    );
}

function plotOf({ name, heading, words, title, reference, value }, series, rows) {
    const stage = html('div', { class: 'curves-stage small', 'data-testid': `geometry-${name}` });
    const plot = createLayerPlot(stage, { label: heading, title, reference });
    plot.show(series.map((one) => ({ ...one, points: pointsOf(rows, one.name, value) })));
    return html('section', {}, html('h3', {}, heading), html('p', { class: 'drawer-note' }, words), stage);
}

/** An update that is zero has no direction, and leaves a gap. */
function pointsOf(rows, projection, value) {
    return rows
        .filter((row) => row.projection === projection && row.direction !== undefined)
        .map((row) => ({ layer: row.layer, value: value(row.direction) }))
        .filter((point) => point.value > 0);
}
