/** Says what judges whom the study did not ask would make of its front. */

import { byId, html } from './dom.js';
import { createRevisionReader } from './revision-reader.js';
import { otherJudges } from './api.js';
import { nameOf } from './words.js';
import { count, plural } from './format.js';

/**
 * Their list below the front; nothing stands there while nobody else has judged.
 *
 * @param told is called with them when they are read
 */
export function createOtherJudges(studyId, told) {
    const list = byId('other-judges');
    const reader = createRevisionReader(
        () => otherJudges(studyId),
        (view, others) => {
            list.hidden = others.length === 0;
            list.replaceChildren(...others.map((other) => html('li', {}, ...sentence(view, other))));
            told(others);
        },
    );
    return { show: reader.see };
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
