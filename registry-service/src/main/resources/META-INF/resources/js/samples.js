/** The samples behind the scores of one checkpoint: an axis at a time, filtered by outcome, page by page. */

import { AXES, tasksOf } from './study.js';
import { html, setAttribute } from './dom.js';
import { createSampleFilters } from './sample-filters.js';
import { createSamplePage, PAGE } from './sample-page.js';
import { outcomesOf } from './outcomes.js';
import { readerToken } from './reader-token.js';
import { samples } from './api.js';
import { createVeil } from './veil.js';

/** The status of an answer to who shows a wrong token. */
const UNAUTHORIZED = 401;

/**
 * The samples of a checkpoint.
 *
 * @param view of the study, which says what is measured
 * @param checkpointId whose samples
 * @param place whose `axis` says which axis is shown first, and is kept to say which is shown
 * @return `element`, and `refresh()` for when new scores have come
 */
export function createSamples(view, checkpointId, place) {
    const axes = AXES.filter((axis) => tasksOf(view, axis).length > 0);
    const asked = { axis: axes.includes(place.axis) ? place.axis : axes[0], task: '', outcome: '', offset: 0 };
    const filters = createSampleFilters(axes, go);
    const veil = createVeil(load);
    const page = createSamplePage(go, veil.ask);
    const parts = [...filters.elements, veil.element, ...page.elements];
    const element = html('div', { class: 'samples', 'data-testid': 'samples' }, ...parts);
    const read = (query, signal, token) => samples(view.studyId, checkpointId, query, signal, token);
    let running = new AbortController();

    function go(change) {
        Object.assign(asked, { offset: 0 }, change);
        place.axis = asked.axis;
        load();
    }

    async function load() {
        running.abort();
        running = new AbortController();
        const { signal } = running;
        filters.showAxis(asked);
        setAttribute(element, 'aria-busy', 'true');
        try {
            const [tasks, countsOf] = await Promise.all([
                readPage(read, asked, signal),
                readCounts(read, asked, signal),
            ]);
            const chosen = tasks.find((task) => task.task === asked.task) ?? tasks[0];
            filters.show(asked, tasks, chosen, countsOf(chosen?.task));
            veil.show(asked.axis, chosen);
            page.show(asked, chosen);
        } catch (error) {
            if (!signal.aborted) {
                fail(error);
            }
        }
        if (!signal.aborted) {
            setAttribute(element, 'aria-busy', undefined);
        }
    }

    /** A token that is refused is forgotten, and the samples are shown as they are to those without one. */
    function fail(error) {
        if (error.status === UNAUTHORIZED) {
            veil.refuse(error.message);
            load();
        } else {
            page.fail(error, load);
        }
    }

    load();
    return { element, refresh: load };
}

function readPage(read, { axis, outcome, offset }, signal) {
    const filter = outcome === '' ? {} : { outcome };
    const token = axis === 'reasoning' ? undefined : readerToken();
    return read({ axis, ...filter, offset, limit: PAGE }, signal, token);
}

/**
 * How many samples of a task have each outcome: asked one by one, for a page tells only of its own filter. No text is
 * needed for that, and so no token.
 */
async function readCounts(read, { axis }, signal) {
    const one = ({ name }) => read({ axis, outcome: name, offset: 0, limit: 1 }, signal);
    const answers = await Promise.all(outcomesOf(axis).map(one));
    return (task) => answers.map((tasks) => tasks.find((other) => other.task === task)?.total ?? 0);
}
