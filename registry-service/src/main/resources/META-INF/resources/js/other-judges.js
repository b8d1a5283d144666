/** Says what judges whom the study did not ask would make of its front. */

import { byId, html } from './dom.js';
import { otherJudges } from './api.js';
import { nameOf } from './words.js';
import { count, plural } from './format.js';

/** The shortest time between two readings, in milliseconds. */
const PAUSE = 4000;

/** Their list below the front; nothing stands there while nobody else has judged. */
export function createOtherJudges(studyId) {
    const list = byId('other-judges');
    let read = -1;
    let latest;
    let busy = false;

    async function readIfNew() {
        if (busy || latest.revision === read) {
            return;
        }
        busy = true;
        const view = latest;
        try {
            show(view, await otherJudges(studyId));
            read = view.revision;
        } catch {
            // What was said before stays, and the next reading tries again.
        }
        setTimeout(() => {
            busy = false;
            readIfNew();
        }, PAUSE);
    }

    function show(view, others) {
        list.hidden = others.length === 0;
        list.replaceChildren(...others.map((other) => html('li', {}, ...sentence(view, other))));
    }

    return {
        show(view) {
            latest = view;
            readIfNew();
        },
    };
}

function sentence(view, { judge, judged, missing, joins, leaves }) {
    const of = `${count(judged)} of ${plural(judged + missing.length, 'checkpoint')}`;
    return [html('strong', {}, judge), ` has judged ${of} too: `, verdict(view, judged, joins, leaves)];
}

function verdict(view, judged, joins, leaves) {
    if (judged === 0) {
        return 'of no use to the front yet.';
    }
    if (joins.length + leaves.length === 0) {
        return 'the front would be the same.';
    }
    const moves = [would(view, joins, 'join the front'), would(view, leaves, 'leave it')];
    return `${moves.filter((move) => move !== '').join(', ')}.`;
}

function would(view, ids, what) {
    const names = ids.map((id) => nameOf(view.checkpoints.find(({ checkpointId }) => checkpointId === id)));
    return names.length === 0 ? '' : `${names.join('; ')} would ${what}`;
}
