/** What the drawer says of a checkpoint: its scores, and tabs with its samples, its recipe and its lineage. */

import { AXES, scoreOf, tasksOf } from './study.js';
import { checkpoint as fetchCheckpoint } from './api.js';
import { copyButton, copyable } from './copy.js';
import { createSamples } from './samples.js';
import { createTabs } from './tabs.js';
import { createTraining } from './training-curve.js';
import { html } from './dom.js';
import { interval, loss, score } from './format.js';
import { lineageOf } from './lineage.js';
import { nameOf, saidOf, taxOf } from './words.js';
import { swatch } from './series.js';
import { yamlOf } from './recipe-text.js';

/**
 * Fills the drawer with a checkpoint.
 *
 * @param drawer the dialog, open or not
 * @param shown the `view`, its `series` and the `curves` of its losses
 * @param place whose `tab` and `axis` say what is shown first, and are kept to say what is shown
 * @return `show(view, checkpoint)` for when more is known, and `showLosses(curves)`
 */
export function fillDrawer(drawer, { view, series, curves }, checkpoint, place) {
    const scores = html('div', { class: 'drawer-scores' }, ...scoresOf(view, checkpoint));
    const samples = createSamples(view, checkpoint.checkpointId, place);
    const recipe = html('div', {}, html('p', { class: 'missing' }, 'Reading…'));
    const lineage = html('div', {}, html('p', { class: 'missing' }, 'Reading…'));
    const tabs = createTabs(
        'drawer',
        [
            { title: 'Samples', content: samples.element },
            { title: 'Recipe', content: recipe },
            { title: 'Lineage', content: lineage },
        ],
        place,
    );
    drawer.replaceChildren(
        headOf(checkpoint, series, () => drawer.close()),
        scores,
        ...tabs,
    );
    const training = createTraining(series, checkpoint);
    training.showLosses(curves);
    publication(view.studyId, checkpoint.checkpointId, recipe, lineage, training);
    return { show: showChanges(scores, samples, checkpoint, place), showLosses: training.showLosses };
}

/**
 * Shows what has changed. Samples are read anew only when those that the person looks at have come: whoever reads one
 * does not want it to close.
 */
function showChanges(scores, samples, checkpoint, place) {
    let known = checkpoint;
    return (view, now) => {
        if (JSON.stringify(known) !== JSON.stringify(now)) {
            scores.replaceChildren(...scoresOf(view, now));
        }
        if (JSON.stringify(scoreOf(known, place.axis)) !== JSON.stringify(scoreOf(now, place.axis))) {
            samples.refresh();
        }
        known = now;
    };
}

function headOf(checkpoint, series, close) {
    return html(
        'div',
        { class: 'drawer-head' },
        html(
            'h2',
            { tabindex: '-1', id: 'drawer-title' },
            swatch(series.get(checkpoint.recipe), checkpoint.onFront),
            nameOf(checkpoint),
        ),
        html('button', { type: 'button', class: 'close', 'aria-label': 'Close', click: close }),
        copyable(checkpoint.checkpointId, 'checkpoint id'),
    );
}

function scoresOf(view, checkpoint) {
    const tax = taxOf(view, checkpoint);
    return [
        html(
            'dl',
            { class: 'score-list' },
            ...AXES.filter((axis) => tasksOf(view, axis).length > 0).map((axis) =>
                scoreEntry(view, axis, scoreOf(checkpoint, axis)),
            ),
        ),
        html(
            'p',
            { class: 'drawer-note' },
            [
                checkpoint.onFront ? 'On the front.' : 'Not on the front.',
                ...(tax === undefined ? [] : [`Its ${tax.text}; ${tax.certainty}.`]),
            ].join(' '),
        ),
        ...checkpoint.problems.map((problem) => html('p', { class: 'problem' }, problem)),
    ];
}

function scoreEntry(view, axis, estimate) {
    const tasks = tasksOf(view, axis)
        .map((task) => task.name)
        .join(', ');
    return html(
        'div',
        {},
        html('dt', {}, axis),
        html('dd', { class: 'score-value' }, estimate === undefined ? '–' : score(estimate.value)),
        html(
            'dd',
            { class: 'score-said' },
            estimate === undefined
                ? `${view.finished ? 'not measured' : 'not measured yet'} (${tasks})`
                : `${saidOf(view, axis, estimate)}, 95 % interval ${interval(estimate)} (${tasks})`,
        ),
    );
}

async function publication(studyId, checkpointId, recipe, lineage, training) {
    try {
        const published = await fetchCheckpoint(studyId, checkpointId);
        recipe.replaceChildren(...recipeOf(published), training.element);
        lineage.replaceChildren(...lineageOf(published));
        training.showStep(published.step);
    } catch (error) {
        const words = `This could not be read: ${error.message}.`;
        recipe.replaceChildren(html('p', { class: 'problem' }, words));
        lineage.replaceChildren(html('p', { class: 'problem' }, words));
    }
}

function recipeOf(published) {
    const text = yamlOf(published.recipe);
    const { trainingLoss } = published;
    return [
        html('div', { class: 'recipe-text' }, html('pre', {}, text), copyButton(text, 'recipe')),
        ...(typeof trainingLoss === 'number'
            ? [html('p', { class: 'drawer-note' }, `Mean loss over its last epoch: ${loss(trainingLoss)}.`)]
            : []),
    ];
}
