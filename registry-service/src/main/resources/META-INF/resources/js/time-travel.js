/** Lets a person look at the fronts that stood before, one step a version. */

import { byId, setAttributes, setText } from './dom.js';
import { duration, interval, score } from './format.js';
import { front as fetchFront, fronts as fetchFronts } from './api.js';
import { pastView } from './past.js';

/** How long a hand may move on before the front under it is read, in milliseconds. */
const REST = 80;

/**
 * The slider in its place on the page. While it stands at its end the page is live; else it stays with the version it
 * is at, whatever comes.
 *
 * @param onView is called with the study as parts of the page are to show it: as it is, or with a front of the past
 */
export function createTimeTravel(studyId, onView) {
    const slider = byId('time');
    const versions = [];
    const known = new Map();
    let live;
    let past;
    let timer;
    let asking = false;

    slider.addEventListener('input', () => {
        clearTimeout(timer);
        tell();
        timer = setTimeout(go, isAtEnd() ? 0 : REST);
    });
    byId('time-now').addEventListener('click', () => {
        slider.value = slider.max;
        go();
        slider.focus();
    });

    function isAtEnd() {
        return Number(slider.value) >= versions.length;
    }

    /** Reads the versions that are new; a study's first ones never change. */
    async function follow() {
        if (asking) {
            return;
        }
        asking = true;
        try {
            while (versions.length < live.front.version) {
                const more = await fetchFronts(studyId, versions.length);
                if (more.length === 0) {
                    break;
                }
                const wasAtEnd = isAtEnd();
                versions.push(...more);
                setAttributes(slider, { max: versions.length });
                if (wasAtEnd) {
                    slider.value = versions.length;
                }
            }
        } catch {
            // The next view asks again.
        } finally {
            asking = false;
        }
        tell();
    }

    async function go() {
        clearTimeout(timer);
        if (isAtEnd()) {
            past = undefined;
            show();
            return;
        }
        const { version } = versions[Number(slider.value) - 1];
        try {
            const front = known.get(version) ?? (await fetchFront(studyId, version));
            known.set(version, front);
            // The hand may have moved on while this was read.
            if (!isAtEnd() && versions[Number(slider.value) - 1].version === version) {
                past = front;
                show();
            }
        } catch (error) {
            setText(byId('time-told'), `Front ${version} could not be read: ${error.message}.`);
        }
    }

    function show() {
        tell();
        onView(past === undefined ? live : pastView(live, past));
    }

    function tell() {
        byId('time-bar').hidden = versions.length < 2;
        if (versions.length === 0) {
            return;
        }
        const at = versions[Math.min(Number(slider.value), versions.length) - 1];
        const words = wordsOf(at, versions.length, isAtEnd(), past?.version === at.version ? past : undefined);
        setAttributes(slider, { 'aria-valuetext': words });
        setText(byId('time-told'), words);
        byId('time-now').disabled = isAtEnd();
    }

    return {
        show(view) {
            live = view;
            follow();
            onView(past === undefined ? live : pastView(live, past));
        },
    };
}

/** "front 7 of 12, 3 min ago, hypervolume 0.912 [0.901, 0.923]" */
function wordsOf({ version, at, checkpoints, hypervolume }, last, isNow, front) {
    const seconds = (Date.now() - Date.parse(at)) / 1000;
    const when = isNow ? 'now' : `${agoOf(seconds)} ago`;
    const reach = front === undefined ? '' : ` ${interval({ low: front.hypervolumeLow, high: front.hypervolumeHigh })}`;
    return `front ${version} of ${last}, ${when}, hypervolume ${score(hypervolume)}${reach}, of ${checkpoints} points`;
}

const DAY = 86400;

function agoOf(seconds) {
    return seconds < 2 * DAY ? duration(seconds) : `${Math.floor(seconds / DAY)} days`;
}
