/** One page of samples, with what leads to the next. */

import { count } from './format.js';
import { html } from './dom.js';
import { sampleRow } from './sample-row.js';

/** How many samples a page has. */
export const PAGE = 25;

/**
 * A page of samples.
 *
 * @param go is called with what is to change
 * @param unveil is called when somebody wants to read what is veiled
 */
export function createSamplePage(go, unveil) {
    const status = html('p', { class: 'samples-status', role: 'status' });
    const list = html('ul', { class: 'sample-list' });
    const pager = html('div', { class: 'pager' });

    return {
        elements: [status, list, pager],
        /** Shows the samples of a task, which is undefined where the axis has none. */
        show(asked, task) {
            const rows = task?.rows ?? [];
            status.textContent = statusOf(asked, task, rows.length);
            const lift = task?.veil?.takesToken ? unveil : undefined;
            list.replaceChildren(...rows.map((row) => sampleRow(asked.axis, row, lift)));
            pager.replaceChildren(...turns(asked.offset, PAGE, task?.total ?? 0, go));
        },
        /** Says why there are none and offers to try again. */
        fail(error, again) {
            status.textContent = `The samples could not be read: ${error.message}.`;
            list.replaceChildren();
            pager.replaceChildren(html('button', { type: 'button', class: 'plain', click: again }, 'Try again'));
        },
    };
}

function statusOf({ outcome, offset }, task, length) {
    if (length > 0) {
        return `${count(offset + 1)} to ${count(offset + length)} of ${count(task.total)}, ${task.task}`;
    }
    return outcome === '' ? 'There are no samples of this axis yet.' : 'No sample has this outcome.';
}

/** Buttons to the page before and to the next, where there is more than one. */
export function turns(offset, size, total, go) {
    const turn = (label, to, possible) =>
        html('button', { type: 'button', class: 'plain', disabled: !possible, click: () => go({ offset: to }) }, label);
    if (total <= size) {
        return [];
    }
    return [
        turn('Previous', Math.max(0, offset - size), offset > 0),
        turn('Next', offset + size, offset + size < total),
    ];
}
