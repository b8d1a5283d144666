/** The menu of files that one can take away. */

import { byId, html, setText } from './dom.js';
import { csvOf, latexOf } from './table-files.js';
import { filterSlug } from './filter-text.js';
import { figureOf, pictureOf } from './figure.js';
import { report } from './api.js';
import { save, saveText } from './download.js';

/** What can be taken away; each is made from the study as it stands at that moment, of what the filters leave. */
const FILES = [
    {
        label: 'Figure as SVG',
        make: ({ drawn, series, state }) =>
            saveText(nameOf(drawn.view, state, 'svg'), 'image/svg+xml', figureOf(drawn, series, state)),
    },
    {
        label: 'Figure as PNG',
        make: async ({ drawn, series, state }) =>
            save(nameOf(drawn.view, state, 'png'), await pictureOf(drawn, series, state)),
    },
    {
        label: 'Table as CSV',
        make: ({ view, state }) => saveText(nameOf(view, state, 'csv'), 'text/csv', csvOf(view, state)),
    },
    {
        label: 'Table as LaTeX',
        make: ({ view, state }) => saveText(nameOf(view, state, 'tex'), 'application/x-tex', latexOf(view, state)),
    },
    { label: 'Report as JSON', make: async ({ view }) => saveReport(view) },
];

/**
 * The menu in its place on the page.
 *
 * @param drawn gives the `view` and the `domains` that the plane shows now: figures show its front, of the past or not
 * @param selection whose filters say what figures and tables hold; the report always is that of the whole study
 */
export function createExport(drawn, selection) {
    const menu = byId('export');
    const list = byId('export-files');
    const problem = byId('export-problem');
    let shown;

    list.replaceChildren(
        ...FILES.map((file) => html('li', {}, html('button', { type: 'button', click: () => take(file) }, file.label))),
    );

    async function take(file) {
        setText(problem, '');
        try {
            await file.make({ ...shown, drawn: drawn(), state: selection.state });
            menu.open = false;
            menu.querySelector('summary').focus();
        } catch (error) {
            setText(problem, `${file.label} could not be made: ${error.message}`);
        }
    }

    menu.addEventListener('keydown', (event) => {
        if (event.key === 'Escape' && menu.open) {
            event.stopPropagation();
            menu.open = false;
            menu.querySelector('summary').focus();
        }
    });
    document.addEventListener('pointerdown', (event) => {
        if (!menu.contains(event.target)) {
            menu.open = false;
        }
    });

    return {
        show(view, series) {
            shown = { view, series };
            menu.hidden = false;
        },
    };
}

/** Named after the study, its front and the filters, so that two files are only called the same if they are the same. */
function nameOf(view, state, ending) {
    return `${view.study}-${view.front.digest.slice(0, 8)}${filterSlug(state, view)}.${ending}`;
}

async function saveReport(view) {
    const text = JSON.stringify(await report(view.studyId), undefined, 2);
    saveText(`${view.study}-${view.front.digest.slice(0, 8)}.json`, 'application/json', `${text}\n`);
}
