/** Says what a study has called that takes repeats only where its front is in doubt, and from how many samples. */

import { budget } from './api.js';
import { byId, setText } from './dom.js';
import { count, plural, pointsOf, significant } from './format.js';
import { createRevisionReader } from './revision-reader.js';
import { nameOf } from './words.js';

const PLACES = { on: 'on the front', off: 'off the front', undecided: 'undecided' };

/**
 * The line below the front; nothing stands there where a study takes all its samples.
 *
 * @param told is called with what was read
 */
export function createBudget(studyId, told) {
    const line = byId('budget');
    const reader = createRevisionReader(
        () => budget(studyId),
        (view, spent) => {
            line.hidden = spent.calls.length === 0;
            setText(line, lineOf(spent));
            told(spent);
        },
    );
    return {
        show(view) {
            if (view.tasks.some(({ mostRepeats }) => typeof mostRepeats === 'number')) {
                reader.see(view);
            }
        },
    };
}

function lineOf({ used, all, rounds, open, risk, budget: { risk: most, tolerance }, calls }) {
    const called = (place) => calls.filter(({ call }) => call === place).length;
    const share = ((100 * used) / all).toFixed(1);
    const waits = open === 0 ? '' : `; ${plural(open, 'evaluation')} of round ${rounds} under way`;
    return (
        `Budget: ${count(used)} of ${count(all)} samples (${share}\u00a0%), ${plural(rounds, 'round')} beyond the first${waits}. ` +
        `${called('on')} on the front or within ${pointsOf(tolerance)}\u00a0pt of it, ${called('off')} off it, ` +
        `${called('undecided')} undecided; risk ${significant(risk)} of ${significant(most)}.`
    );
}

/** A study with what is called of each checkpoint beside it. */
export function withCalls(view, spent) {
    const calls = new Map((spent?.calls ?? []).map((call) => [call.checkpointId, call]));
    const names = new Map(view.checkpoints.map((checkpoint) => [checkpoint.checkpointId, nameOf(checkpoint)]));
    const checkpoints = view.checkpoints.map((checkpoint) => {
        const call = calls.get(checkpoint.checkpointId);
        return call === undefined ? checkpoint : { ...checkpoint, called: sentenceOf(call, names, spent) };
    });
    return { ...view, checkpoints };
}

function sentenceOf({ call, leaning, risk, rival, samples }, names, { budget: { tolerance } }) {
    const within = call === 'on' ? `, or within ${pointsOf(tolerance)} pt of it` : '';
    const leans = call === 'undecided' ? `, leaning to ${PLACES[leaning]}` : '';
    const from = plural(samples[0] + samples[1], 'sample');
    const other = typeof rival === 'string' ? (names.get(rival) ?? rival) : undefined;
    const who = leaning === 'off' ? `${other} is ahead of it` : `${other} is likeliest to be ahead of it`;
    return (
        `Called ${PLACES[call]}${within}${leans}, from ${from}, at a risk of ${significant(risk)}` +
        `${other === undefined ? '' : `: ${who}`}.`
    );
}
