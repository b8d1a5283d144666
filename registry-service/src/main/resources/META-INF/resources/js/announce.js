/** Tells those who listen what those who look see happen, without talking all the time. */

import { byId } from './dom.js';
import { placedOf, scoreOf } from './study.js';
import { plural, score } from './format.js';
import { nameOf } from './words.js';

/** Announcements are gathered for this long, in milliseconds. */
const GATHER = 4000;

/** The announcer of a page. */
export function createAnnouncer() {
    let known;
    let arrived = [];
    let timer;
    let lastState = 'loading';

    function tell() {
        timer = undefined;
        byId('announcer').textContent = sentence(arrived);
        arrived = [];
    }

    return {
        /** Tells of points that are new since the first view; that one is not news. */
        showView(view) {
            const placed = placedOf(view);
            if (known !== undefined) {
                arrived.push(...placed.filter((checkpoint) => !known.has(checkpoint.checkpointId)));
            }
            known = new Set(placed.map((checkpoint) => checkpoint.checkpointId));
            if (arrived.length > 0 && timer === undefined) {
                timer = setTimeout(tell, GATHER);
            }
        },
        /** Tells of a connection that breaks or is back, and of the end. */
        showState(state) {
            if (state !== lastState && lastState !== 'loading') {
                byId('announcer').textContent =
                    {
                        reconnecting: 'The connection is broken. Reconnecting.',
                        live: 'The page is live.',
                        finished: 'The study is finished.',
                    }[state] ?? '';
            }
            lastState = state;
        },
    };
}

function sentence(arrived) {
    const last = arrived.at(-1);
    const scores = ['safety', 'reasoning'].map((axis) => `${axis} ${score(scoreOf(last, axis).value)}`).join(', ');
    const place = last.standing.onFront ? ', on the front' : '';
    const first = arrived.length === 1 ? 'New checkpoint' : `${plural(arrived.length, 'new checkpoint')}, the last`;
    return `${first}: ${nameOf(last)}, ${scores}${place}.`;
}
