/** The runs: where each is, how it goes, and why it failed if it did. */

import { byId, follow, html, setAttribute, setText } from './dom.js';
import { compact, count, duration, loss, plural } from './format.js';
import { createBar } from './progress.js';
import { swatch } from './series.js';

/** What each item is made of, by its element. */
const PARTS = new WeakMap();

/** The list of runs in its place on the page. */
export function createRuns(selection) {
    const list = byId('runs-list');
    return {
        show(view, series) {
            follow(
                list,
                view.runs,
                (run) => run.runId,
                (run) => createItem(run, series, selection),
                (item, run) => showRun(item, run),
            );
        },
    };
}

function createItem(run, series, selection) {
    const bar = createBar(`Training of ${run.recipe.name}`);
    const parts = {
        bar,
        state: html('span', { class: 'chip' }),
        facts: html('p', { class: 'run-facts' }),
        message: html('p', { class: 'run-message' }),
    };
    const item = html(
        'li',
        {
            class: 'run',
            pointerenter: () => selection.lightRecipe(run.recipe.name),
            pointerleave: () => selection.dim(),
        },
        html(
            'p',
            { class: 'run-name' },
            swatch(series.get(run.recipe.name)),
            html('span', {}, run.recipe.name),
            parts.state,
        ),
        bar.element,
        parts.facts,
        parts.message,
    );
    PARTS.set(item, parts);
    return item;
}

function showRun(item, run) {
    const { bar, state, facts, message } = PARTS.get(item);
    const isBase = run.recipe.method === 'base';
    setText(state, isBase && run.state === 'completed' ? 'published' : run.state);
    setAttribute(state, 'data-state', run.state);
    setAttribute(item, 'data-state', run.state);
    bar.element.hidden = isBase;
    bar.show(run.step, run.totalSteps);
    setText(facts, factsOf(run, isBase).join(' · '));
    message.hidden = run.message === undefined;
    setText(message, run.message ?? '');
}

function factsOf(run, isBase) {
    if (isBase) {
        return ['the reference; nothing is trained'];
    }
    if (run.state === 'waiting') {
        return [`${plural(run.epochs, 'epoch')} to make`];
    }
    const going = run.state === 'training';
    const pace = run.progress;
    const done = run.state === 'completed';
    return [
        ...(done
            ? [plural(run.totalSteps, 'step'), plural(run.epochs, 'epoch')]
            : [`step ${count(run.step)} of ${count(run.totalSteps)}`]),
        ...(pace !== undefined && !done ? [`epoch ${pace.epoch} of ${run.epochs}`] : []),
        ...(pace === undefined ? [] : [`loss ${loss(pace.loss)}`]),
        ...(pace !== undefined && going ? [`${compact(pace.tokensPerSecond)} tokens/s`] : []),
        ...(pace?.fractionOfBound !== undefined && going
            ? [`${Math.round(100 * pace.fractionOfBound)} % of the device's best`]
            : []),
        ...(pace !== undefined && going ? [`${duration(pace.etaSeconds)} left`] : []),
        `${compact(run.trainableParameters)} parameters`,
        ...(run.attempt > 1 ? [`attempt ${run.attempt}`] : []),
    ];
}
