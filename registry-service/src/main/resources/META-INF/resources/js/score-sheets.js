/** The scores of one checkpoint with what they rest on, read when the drawer opens and when a score has changed. */

import { AXES } from './study.js';
import { html } from './dom.js';
import { scores } from './api.js';
import { scoreSheet } from './score-sheet.js';

const NOTE =
    'Unfinished are samples that were truncated, never closed their thinking, or could not be taken or checked. ' +
    'Scores share a front only where all lines from the benchmark or the probes down are the same.';

/**
 * The sheets of a checkpoint.
 *
 * @param told is called with all sheets when they are there
 * @return `element`, and `refresh()` for when scores have come
 */
export function createScoreSheets(studyId, checkpointId, told) {
    const reading = html('p', { class: 'missing' }, 'Reading…');
    const element = html('div', { class: 'sheets', 'data-testid': 'sheets' }, reading);
    let running = new AbortController();

    async function load() {
        running.abort();
        running = new AbortController();
        const { signal } = running;
        try {
            const sheets = await scores(studyId, checkpointId, signal);
            element.replaceChildren(...contentOf(sheets));
            told(sheets);
        } catch (error) {
            if (!signal.aborted) {
                element.replaceChildren(
                    html('p', { class: 'problem' }, `The scores could not be read: ${error.message}.`),
                    html('button', { type: 'button', class: 'plain', click: load }, 'Try again'),
                );
            }
        }
    }

    load();
    return { element, refresh: load };
}

function contentOf(sheets) {
    return sheets.length === 0
        ? [html('p', { class: 'missing' }, 'There are no scores yet.')]
        : [...inOrder(sheets).map(scoreSheet), html('p', { class: 'drawer-note' }, NOTE)];
}

/** Axes as everywhere on the page, and the tasks of an axis as the study names them. */
function inOrder(sheets) {
    return AXES.flatMap((axis) => sheets.filter((sheet) => sheet.axis === axis));
}
