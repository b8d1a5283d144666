/** What the pointer and the keys do in the plane. */

import { COVER, near } from './nearness.js';

/** How far from a mark the pointer may be to mean it, in pixels. */
const REACH = 22;

/**
 * Connects the plane with the selection.
 *
 * @param root the `svg` element
 * @param marks the group of its marks
 * @param places gives where all marks lie now
 * @param choose is called with the places under the pointer when several cover one another
 * @param leave is called when the person turns to something else
 */
export function createPointing({ root, marks, places, selection, choose, leave }) {
    root.addEventListener('pointermove', (event) => {
        const [nearest] = near(places(), within(root, event), REACH);
        if (nearest === undefined) {
            selection.dim();
        } else {
            selection.light(nearest.id);
        }
    });
    root.addEventListener('pointerleave', () => selection.dim());
    root.addEventListener('click', (event) => {
        leave();
        open(event);
    });
    marks.addEventListener('focusin', (event) => {
        rove(marks, event.target);
        selection.light(event.target.dataset.checkpoint);
    });
    marks.addEventListener('focusout', () => selection.dim());
    document.addEventListener('keydown', (event) => {
        // The card beside a point may hide what the person wants to see.
        if (event.key === 'Escape') {
            selection.dim();
        }
    });
    marks.addEventListener('keydown', (event) => onKey(event, marks, places(), selection));

    function open(event) {
        const mark = event.target.closest('[data-checkpoint]');
        // A click that no pointer made, as screen readers and scripts do it, means this very mark.
        if (event.detail === 0 && mark !== null) {
            selection.open(mark.dataset.checkpoint);
            return;
        }
        const [nearest] = near(places(), within(root, event), REACH);
        if (nearest === undefined) {
            return;
        }
        const covered = near(places(), nearest, COVER);
        if (covered.length === 1) {
            selection.open(nearest.id);
        } else {
            choose(covered);
        }
    }
}

/** Keeps exactly one mark in the order of the Tab key. */
export function rove(marks, chosen) {
    [...marks.children].forEach((mark) => mark.setAttribute('tabindex', mark === chosen ? '0' : '-1'));
}

/** Where an event happened, in the plane's own pixels. */
function within(root, event) {
    const box = root.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
}

/** Arrows go to the next mark: left and right by safety, up and down by reasoning. */
const STEPS = {
    ArrowRight: { order: (a, b) => a.x - b.x || b.y - a.y, by: 1 },
    ArrowLeft: { order: (a, b) => a.x - b.x || b.y - a.y, by: -1 },
    ArrowUp: { order: (a, b) => b.y - a.y || a.x - b.x, by: 1 },
    ArrowDown: { order: (a, b) => b.y - a.y || a.x - b.x, by: -1 },
};

function onKey(event, marks, places, selection) {
    const mark = event.target.closest('[data-checkpoint]');
    const reachable = new Map([...marks.children].map((other) => [other.dataset.checkpoint, other]));
    const goal = goalOf(
        event.key,
        mark.dataset.checkpoint,
        places.filter(({ id }) => reachable.has(id)),
    );
    if (event.key === 'Enter' || event.key === ' ') {
        event.preventDefault();
        selection.open(mark.dataset.checkpoint);
    } else if (goal !== undefined) {
        event.preventDefault();
        reachable.get(goal.id).focus();
    }
}

function goalOf(key, checkpointId, places) {
    if (key === 'Home' || key === 'End') {
        return [...places].sort(STEPS.ArrowRight.order).at(key === 'Home' ? 0 : -1);
    }
    const step = STEPS[key];
    if (step === undefined) {
        return undefined;
    }
    const ordered = [...places].sort(step.order);
    return ordered[ordered.findIndex((place) => place.id === checkpointId) + step.by];
}
