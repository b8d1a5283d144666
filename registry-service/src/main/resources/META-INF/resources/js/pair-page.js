/** One page of items with what two checkpoints said to each, and what leads to the next page. */

import { count } from './format.js';
import { html } from './dom.js';
import { pairRow } from './pair-row.js';
import { turns } from './sample-page.js';

/** How many items a page has. */
export const PAGE = 20;

/**
 * A page of pairs.
 *
 * @param go is called with what is to change
 * @param unveil is called when somebody wants to read what is veiled
 */
export function createPairPage(go, unveil) {
    const status = html('p', { class: 'samples-status', role: 'status' });
    const list = html('ul', { class: 'sample-list' });
    const pager = html('div', { class: 'pager' });

    function tell(words, ...more) {
        status.textContent = words;
        list.replaceChildren();
        pager.replaceChildren(...more);
    }

    return {
        elements: [status, list, pager],
        tell,
        /** Shows the items of a task, which is undefined where none can be compared. */
        show(asked, task, names) {
            const items = task?.items ?? [];
            const lift = task?.veil?.takesToken ? unveil : undefined;
            status.textContent = statusOf(asked, task, items.length);
            list.replaceChildren(...items.map((item) => pairRow(asked.axis, item, names, lift)));
            pager.replaceChildren(...turns(asked.offset, PAGE, task?.total ?? 0, go));
        },
        /** Says why there are none and offers to try again. */
        fail(error, again) {
            tell(
                `The samples could not be read: ${error.message}.`,
                html('button', { type: 'button', class: 'plain', click: again }, 'Try again'),
            );
        },
    };
}

function statusOf({ change, offset }, task, length) {
    if (task === undefined) {
        return 'No task of this axis can be compared.';
    }
    if (length === 0) {
        return change === 'all' ? 'Both were asked no item of this task yet.' : 'No item changed like this.';
    }
    return `${count(offset + 1)} to ${count(offset + length)} of ${count(task.total)}, ${task.task}`;
}
