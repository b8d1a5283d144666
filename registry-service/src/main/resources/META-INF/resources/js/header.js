/** The top of the page: which study, whether it lives, and what it says in a few sentences. */

import { byId, html, setAttribute, setText } from './dom.js';
import { summaryOf } from './words.js';

const STATES = {
    loading: 'loading',
    waiting: 'waiting',
    live: 'live',
    finished: 'finished',
    reconnecting: 'reconnecting',
};

/** The header in its place on the page. */
export function createHeader() {
    return {
        /** Says whether the study lives: one of the states above. */
        showState(state) {
            const element = byId('study-state');
            setAttribute(element, 'data-state', state);
            setText(element, STATES[state]);
        },
        /** Offers the studies; choosing one goes to its address. */
        showStudies(studies, studyId) {
            const picker = byId('study-picker');
            byId('study-choice').hidden = studies.length < 2;
            byId('study-name').hidden = studies.length >= 2;
            const known = [...picker.options].map((option) => option.value).join();
            if (known !== studies.map((study) => study.studyId).join()) {
                picker.replaceChildren(...studies.map((study) => option(study, studies)));
            }
            picker.value = studyId;
        },
        /** Says what is known of the study. */
        showView(view) {
            document.title = `${view.study} · Safefront`;
            setText(byId('study-name'), view.study);
            setText(byId('summary'), summaryOf(view));
        },
    };
}

/** A study is told by its name, and by when it was asked for where others have the same name. */
function option(study, studies) {
    const alone = studies.filter((other) => other.study === study.study).length === 1;
    const asked = new Date(study.createdAt);
    const when =
        `${asked.toLocaleDateString('en-GB', { day: 'numeric', month: 'short' })}, ` +
        asked.toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });
    return html('option', { value: study.studyId }, alone ? study.study : `${study.study} (${when})`);
}

/** Goes to another study when one is chosen. */
export function onStudyChosen(go) {
    byId('study-picker').addEventListener('change', (event) => go(event.target.value));
}
