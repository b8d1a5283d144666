/** Follows a study live, through breaks of the connection. */

import { study, streamAddress } from './api.js';

const FIRST_WAIT = 1000;
const LONGEST_WAIT = 15000;
/** The registry gives a sign of life every 15 seconds; a connection that is silent for longer than two is dead. */
const LONGEST_SILENCE = 40000;

/**
 * Follows a study until the page goes away. Every message holds the whole study, so whatever was missed while the
 * connection was broken comes with the first message after it.
 *
 * @param studyId which
 * @param onView is called with the study after each change
 * @param onState is called with `live`, `reconnecting` or `finished`
 */
export function followStudy(studyId, onView, onState) {
    let source;
    let timer;
    let silence;
    let wait = FIRST_WAIT;
    let messages = 0;

    function take(view) {
        wait = FIRST_WAIT;
        messages += 1;
        onView(view);
        onState(view.finished ? 'finished' : 'live');
        if (view.finished) {
            // Nothing more will come; an open stream would cost the registry a look now and then for nothing.
            clearTimeout(silence);
            source.close();
        } else {
            listen();
        }
    }

    /** A cable that is pulled breaks nothing that anybody would tell the page of. */
    function listen() {
        clearTimeout(silence);
        silence = setTimeout(reopen, LONGEST_SILENCE);
    }

    function open() {
        clearTimeout(timer);
        source?.close();
        source = new EventSource(streamAddress(studyId));
        source.addEventListener('message', (event) => take(JSON.parse(event.data)));
        source.addEventListener('error', reopen);
        listen();
    }

    function reopen() {
        clearTimeout(silence);
        source.close();
        onState('reconnecting');
        timer = setTimeout(open, wait);
        wait = Math.min(2 * wait, LONGEST_WAIT);
        catchUp();
    }

    /** Where only streams are held up, by a proxy for instance, the study can still be asked for. */
    async function catchUp() {
        const before = messages;
        try {
            const view = await study(studyId);
            // What the stream has brought meanwhile is newer.
            if (before === messages) {
                onView(view);
            }
        } catch {
            // The next attempt is on its way, and the person has been told.
        }
    }

    /** A page that slept, or was offline, does not wait for its next attempt. */
    function wake() {
        if (document.visibilityState === 'visible' && source?.readyState === EventSource.CLOSED) {
            wait = FIRST_WAIT;
            open();
        }
    }

    document.addEventListener('visibilitychange', wake);
    window.addEventListener('online', wake);
    open();
}
