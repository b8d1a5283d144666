/** Two checkpoints beside one another: by how much they differ, and what each said to the same items. */

import { AXES, baseOf, checkpointOf, scoreOf, tasksOf } from './study.js';
import { html, setAttribute } from './dom.js';
import { comparison, pairs } from './api.js';
import { createPairFilters } from './pair-filters.js';
import { createPairPage, PAGE } from './pair-page.js';
import { createVeil } from './veil.js';
import { differenceOf } from './difference.js';
import { nameOf } from './words.js';
import { readerToken } from './reader-token.js';

/** Statuses of answers: to who shows a wrong token, and where two have not been asked the same. */
const UNAUTHORIZED = 401;
const CONFLICT = 409;

/**
 * The comparison of a checkpoint with another, which a person chooses; the base at first. Nothing is read before it is
 * shown, for it takes the samples of both.
 *
 * @param view of the study
 * @param checkpointId the one that is held against the other
 * @param place whose `axis` says which axis is shown first and `against` the id of the other; both are kept
 * @return `element`, `onShown()` for when it is, and `see(view)` for when more is known
 */
export function createCompare(view, checkpointId, place) {
    const axes = AXES.filter((axis) => tasksOf(view, axis).length > 0);
    const asked = { axis: axes[0], task: '', change: 'flipped', offset: 0 };
    const other = html('select', { 'data-testid': 'compare-with', change: () => against(other.value) });
    const difference = html('p', { class: 'difference', 'data-testid': 'difference', role: 'status' });
    const filters = createPairFilters(axes, go);
    const veil = createVeil(load, 'compare-veil');
    const page = createPairPage(go, veil.ask);
    const element = html(
        'div',
        { class: 'samples compare', 'data-testid': 'compare' },
        html('label', { class: 'compare-with' }, 'against ', other),
        ...filters.elements,
        difference,
        veil.element,
        ...page.elements,
    );
    let running = new AbortController();
    let wanted = false;
    /** The scores that what is shown goes with: who reads a pair does not want it to close for others. */
    let scored = '';

    offer(view);

    function offer(now) {
        const others = now.checkpoints.filter((checkpoint) => checkpoint.checkpointId !== checkpointId);
        const known = [...other.options].map((option) => option.value).join();
        if (known !== others.map((checkpoint) => checkpoint.checkpointId).join()) {
            other.replaceChildren(
                ...others.map((checkpoint) => html('option', { value: checkpoint.checkpointId }, nameOf(checkpoint))),
            );
        }
        const first = [place.against, baseOf(now)?.checkpointId, others[0]?.checkpointId];
        other.value = first.find((id) => others.some((checkpoint) => checkpoint.checkpointId === id)) ?? '';
    }

    function against(id) {
        place.keepAgainst(id);
        go({});
    }

    function go(change) {
        Object.assign(asked, { offset: 0 }, change);
        place.axis = asked.axis;
        load();
    }

    async function load() {
        running.abort();
        running = new AbortController();
        const { signal } = running;
        scored = scoresOf();
        filters.showAxis(asked);
        if (other.value === '') {
            page.tell('There is no other checkpoint yet.');
            return;
        }
        setAttribute(element, 'aria-busy', 'true');
        try {
            const [told, tasks] = await read(signal);
            const chosen = tasks.find((task) => task.task === asked.task) ?? tasks[0];
            const { repeats, mostRepeats } = tasksOf(view, asked.axis).find(({ name }) => name === chosen?.task) ?? {};
            difference.textContent = differenceOf(told, asked.axis, chosen?.task);
            filters.show(asked, tasks, chosen, mostRepeats ?? repeats);
            veil.show(asked.axis, chosen);
            page.show(asked, chosen, both().map(nameOf));
        } catch (error) {
            if (!signal.aborted) {
                fail(error);
            }
        }
        if (!signal.aborted) {
            setAttribute(element, 'aria-busy', undefined);
        }
    }

    function read(signal) {
        const { axis, change, offset } = asked;
        const token = axis === 'reasoning' ? undefined : readerToken();
        const query = { axis, change, offset, limit: PAGE };
        return Promise.all([
            comparison(view.studyId, other.value, checkpointId, signal),
            pairs(view.studyId, other.value, checkpointId, query, signal, token),
        ]);
    }

    function both() {
        return [other.value, checkpointId].map((id) => checkpointOf(view, id));
    }

    function scoresOf() {
        const scores = both().map((checkpoint) => checkpoint && scoreOf(checkpoint, asked.axis));
        return JSON.stringify([other.value, scores]);
    }

    /** A token that is refused is forgotten, and the samples are shown as they are to those without one. */
    function fail(error) {
        difference.textContent = '';
        if (error.status === UNAUTHORIZED) {
            veil.refuse(error.message);
            load();
        } else if (error.status === CONFLICT) {
            page.tell(`These two cannot be compared: ${error.message}.`);
        } else {
            page.fail(error, load);
        }
    }

    return {
        element,
        onShown() {
            if (!wanted) {
                wanted = true;
                asked.axis = axes.includes(place.axis) ? place.axis : axes[0];
                load();
            }
        },
        see(now) {
            view = now;
            offer(now);
            if (wanted && scored !== scoresOf()) {
                load();
            }
        },
    };
}
