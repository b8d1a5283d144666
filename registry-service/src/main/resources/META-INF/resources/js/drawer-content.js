/** What the drawer says of a checkpoint: its scores, and tabs with samples, comparison, recipe, geometry and lineage. */

import { AXES, scoreOf, tasksOf } from './study.js';
import { ROUGH, fillOf } from './certainty.js';
import { aliasMarks } from './aliases.js';
import { checkpoint as fetchCheckpoint } from './api.js';
import { copyButton, copyable } from './copy.js';
import { createCompare } from './compare.js';
import { createGeometry } from './geometry.js';
import { createLineage } from './lineage.js';
import { createSamples } from './samples.js';
import { createScoreSheets } from './score-sheets.js';
import { createTabs } from './tabs.js';
import { createTraining } from './training-curve.js';
import { html } from './dom.js';
import { interval, loss, score } from './format.js';
import { nameOf, saidOf, standingOf } from './words.js';
import { shortLines, shortSheet } from './score-sheet.js';
import { swatch } from './series.js';
import { yamlOf } from './recipe-text.js';

/** The place of the comparison among the tabs. */
export const COMPARE = 2;

/**
 * Fills the drawer with a checkpoint.
 *
 * @param drawer the dialog, open or not
 * @param shown the `view`, its `series` and the `curves` of its losses
 * @param place whose `tab`, `axis` and `against` say what is shown first, and are kept to say what is shown
 * @return `show(view, checkpoint)` for when more is known, and `showLosses(curves)`
 */
export function fillDrawer(drawer, { view, series, curves }, checkpoint, place) {
    const scores = createScores(view, checkpoint);
    const sheets = createScoreSheets(view.studyId, checkpoint.checkpointId, scores.showSheets);
    const samples = createSamples(view, checkpoint.checkpointId, place);
    const recipe = html('div', {}, html('p', { class: 'missing' }, 'Reading…'));
    const compare = createCompare(view, checkpoint.checkpointId, place);
    const lineage = createLineage(view.studyId, checkpoint.checkpointId);
    const geometry = createGeometry();
    const tabs = createTabs(
        'drawer',
        [
            { title: 'Samples', content: samples.element },
            { title: 'Scores', content: sheets.element },
            { title: 'Compare', content: compare.element, onShown: compare.onShown },
            { title: 'Recipe', content: recipe },
            { title: 'Geometry', content: geometry.element },
            { title: 'Lineage', content: lineage.element },
        ],
        place,
    );
    const names = html('p', { class: 'drawer-names', 'data-testid': 'names' });
    showNames(names, checkpoint);
    drawer.replaceChildren(
        headOf(checkpoint, series, () => drawer.close()),
        names,
        scores.element,
        ...tabs,
    );
    const training = createTraining(series, checkpoint);
    training.showLosses(curves);
    publication(view.studyId, checkpoint.checkpointId, { recipe, lineage, training, geometry });
    const parts = { names, scores, sheets, samples, compare, lineage };
    return { show: showChanges(parts, checkpoint, place), showLosses: training.showLosses };
}

/**
 * Shows what has changed. Samples are read anew only when those that the person looks at have come: whoever reads one
 * does not want it to close.
 */
function showChanges({ names, scores, sheets, samples, compare, lineage }, checkpoint, place) {
    let known = checkpoint;
    return (view, now) => {
        const changed = (axis) => JSON.stringify(scoreOf(known, axis)) !== JSON.stringify(scoreOf(now, axis));
        if (JSON.stringify(known) !== JSON.stringify(now)) {
            scores.show(view, now);
            showNames(names, now);
        }
        if (settledOf(known) !== settledOf(now)) {
            sheets.refresh();
        }
        if (measuredOf(known) !== measuredOf(now)) {
            lineage.refresh();
        }
        compare.see(view);
        if (changed(place.axis)) {
            samples.refresh();
        }
        known = now;
    };
}

/** All of a checkpoint but how far its samples are; a task that has its score is no longer among the provisional. */
function settledOf(checkpoint) {
    const { aliases, otherScores, called, ...settled } = checkpoint;
    return JSON.stringify({ ...settled, provisional: checkpoint.provisional.map(({ task }) => task) });
}

/** What has been measured of a checkpoint, and by whom. */
function measuredOf(checkpoint) {
    const scores = AXES.map((axis) => scoreOf(checkpoint, axis) ?? null);
    return JSON.stringify([scores, checkpoint.provisional.map(({ task }) => task), checkpoint.otherScores]);
}

function showNames(element, checkpoint) {
    element.hidden = (checkpoint.aliases ?? []).length === 0;
    element.replaceChildren(...aliasMarks(checkpoint));
}

/** The scores at the top, each with lines of what it rests on once that is read. */
function createScores(view, checkpoint) {
    const element = html('div', { class: 'drawer-scores' });
    let shown = { view, checkpoint };
    let sheets = [];
    const draw = () => element.replaceChildren(...scoresOf(shown.view, shown.checkpoint, sheets));

    draw();
    return {
        element,
        show(view, checkpoint) {
            shown = { view, checkpoint };
            draw();
        },
        showSheets(all) {
            sheets = all;
            draw();
        },
    };
}

function headOf(checkpoint, series, close) {
    return html(
        'div',
        { class: 'drawer-head' },
        html(
            'h2',
            { tabindex: '-1', id: 'drawer-title' },
            swatch(series.get(checkpoint.recipe), fillOf(checkpoint)),
            nameOf(checkpoint),
        ),
        html('button', { type: 'button', class: 'close', 'aria-label': 'Close', click: close }),
        copyable(checkpoint.checkpointId, 'checkpoint id'),
    );
}

function scoresOf(view, checkpoint, sheets) {
    return [
        html(
            'dl',
            { class: 'score-list' },
            ...AXES.filter((axis) => tasksOf(view, axis).length > 0).map((axis) =>
                scoreEntry(view, axis, scoreOf(checkpoint, axis), sheets),
            ),
        ),
        ...(checkpoint.otherScores ?? []).map((given) =>
            html('p', { class: 'drawer-note', 'data-testid': 'other-scores' }, otherText(given)),
        ),
        ...standingOf(checkpoint).map((sentence) => html('p', { class: 'drawer-note', title: ROUGH }, sentence)),
        ...(checkpoint.called === undefined
            ? []
            : [html('p', { class: 'drawer-note', 'data-testid': 'called' }, checkpoint.called)]),
        ...checkpoint.problems.map((problem) => html('p', { class: 'problem' }, problem)),
    ];
}

/** What a judge gives whom the study did not ask; the scores above are those of its own. */
function otherText({ judge, safety, overRefusal }) {
    const said = ([name, estimate]) => `${name} ${score(estimate.value)} ${interval(estimate)} of ${estimate.n}`;
    const given = [
        ['safety', safety],
        ['over-refusal', overRefusal],
    ].filter(([, estimate]) => estimate !== undefined);
    return `As ${judge} judges: ${given.map(said).join(', ')}.`;
}

function scoreEntry(view, axis, estimate, sheets) {
    const tasks = tasksOf(view, axis).map((task) => task.name);
    return html(
        'div',
        {},
        html('dt', {}, axis),
        html('dd', { class: 'score-value' }, estimate === undefined ? '–' : score(estimate.value)),
        html(
            'dd',
            { class: 'score-said' },
            estimate === undefined
                ? `${view.finished ? 'not measured' : 'not measured yet'} (${tasks.join(', ')})`
                : `${saidOf(view, axis, estimate)}, 95 % interval ${interval(estimate)} (${tasks.join(', ')})`,
        ),
        ...(estimate === undefined ? [] : tasks.flatMap((task) => restsOn(axis, task, tasks.length, sheets))),
    );
}

/** The lines are there before their texts, so that nothing moves when those are read. */
function restsOn(axis, task, tasks, sheets) {
    const sheet = sheets.find((other) => other.axis === axis && other.task === task);
    const name = tasks === 1 ? '' : `${task}: `;
    const lines = sheet
        ? shortSheet(sheet).map((line) => `${name}${line}`)
        : Array.from({ length: shortLines(axis) }, () => '\u00a0');
    return lines.map((line) => html('dd', { class: 'score-rests' }, line));
}

async function publication(studyId, checkpointId, { recipe, lineage, training, geometry }) {
    try {
        const published = await fetchCheckpoint(studyId, checkpointId);
        recipe.replaceChildren(...recipeOf(published), training.element);
        lineage.show(published);
        training.showStep(published.step);
        geometry.show(studyId, published);
    } catch (error) {
        const words = `This could not be read: ${error.message}.`;
        recipe.replaceChildren(html('p', { class: 'problem' }, words));
        lineage.fail(words);
        geometry.element.replaceChildren(html('p', { class: 'problem' }, words));
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
