/** Says where a checkpoint and its scores come from, from the request to the verdicts. */

import { bytes, count, moment } from './format.js';
import { copyable, copyableDigest } from './copy.js';
import { evaluationsOf } from './lineage-evaluations.js';
import { html } from './dom.js';
import { entry, fileOf } from './terms.js';
import { lineage } from './api.js';
import { yamlOf } from './recipe-text.js';

/**
 * The lineage of a checkpoint.
 *
 * @return `element`, `show(published)` for what its publication tells, `fail(words)` where that cannot be read, and
 *     `refresh()` for when scores have come
 */
export function createLineage(studyId, checkpointId) {
    const asked = html('div', {}, reading());
    const made = html('div', {}, reading());
    const measured = html('div', {}, reading());
    const element = html('div', { class: 'lineages', 'data-testid': 'lineage' }, asked, made, measured);
    let running = new AbortController();
    let shown = '';

    async function load() {
        running.abort();
        running = new AbortController();
        const { signal } = running;
        try {
            const told = await lineage(studyId, checkpointId, signal);
            // Whoever has opened a table of shards goes on reading it.
            if (JSON.stringify(told) !== shown) {
                shown = JSON.stringify(told);
                asked.replaceChildren(requestOf(told));
                measured.replaceChildren(...evaluationsOf(told.evaluations));
            }
        } catch (error) {
            if (!signal.aborted) {
                shown = '';
                asked.replaceChildren(problem(`What was asked and measured could not be read: ${error.message}.`));
                measured.replaceChildren(html('button', { type: 'button', class: 'plain', click: load }, 'Try again'));
            }
        }
    }

    load();
    return {
        element,
        refresh: load,
        show: (published) => made.replaceChildren(...madeOf(published)),
        fail: (words) => made.replaceChildren(problem(words)),
    };
}

function reading() {
    return html('p', { class: 'missing' }, 'Reading…');
}

function problem(words) {
    return html('p', { class: 'problem' }, words);
}

function requestOf({ studyId, study, asked }) {
    return html(
        'dl',
        { class: 'lineage', 'aria-label': 'Request' },
        ...entry('request', study, copyable(studyId, 'study id')),
        ...entry('asked', html('time', { datetime: asked }, moment(asked))),
    );
}

function madeOf(published) {
    const { checkpoint, data, recipe } = published;
    return [
        html(
            'dl',
            { class: 'lineage', 'aria-label': 'Training' },
            ...entry('checkpoint', copyable(checkpoint.checkpointId, 'checkpoint id')),
            ...entry('run', copyable(checkpoint.runId, 'run id')),
            ...entry('recipe', recipeOf(recipe)),
            ...entry(
                'base',
                checkpoint.base.name,
                copyableDigest(checkpoint.base.artifact.manifestDigest, 'digest of the base'),
            ),
            ...(data
                ? entry('data', ...fileOf(data, 'row', 'the data'))
                : entry('data', 'none; nothing was trained')),
            ...entry('seed', String(published.seed)),
            ...entry('steps', count(published.step)),
            ...entry('code version', html('code', {}, published.codeVersion)),
            ...entry('manifest', copyableDigest(checkpoint.artifact.manifestDigest, 'digest of the manifest')),
        ),
        html('h3', {}, 'Files'),
        filesOf(checkpoint.artifact),
    ];
}

function recipeOf(recipe) {
    return html('details', {}, html('summary', {}, recipe.name), html('pre', {}, yamlOf(recipe)));
}

function filesOf({ uri, files }) {
    return html(
        'table',
        { class: 'files' },
        html('caption', {}, html('code', {}, uri)),
        html(
            'thead',
            {},
            html(
                'tr',
                {},
                ...[
                    ['file', ''],
                    ['size', 'number'],
                    ['sha256', ''],
                ].map(([title, kind]) => html('th', { scope: 'col', class: kind }, title)),
            ),
        ),
        html(
            'tbody',
            {},
            ...files.map((file) =>
                html(
                    'tr',
                    {},
                    html('th', { scope: 'row' }, file.path),
                    html('td', { class: 'number', title: `${count(file.size)} bytes` }, bytes(file.size)),
                    html('td', {}, copyableDigest(file.sha256, `digest of ${file.path}`)),
                ),
            ),
        ),
    );
}
