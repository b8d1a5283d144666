/** All numbers of the geometry of an update, matrix by matrix: what the plots show, and more. */

import { html } from './dom.js';
import { plural, significant } from './format.js';

const COLUMNS = [
    { title: 'layer', of: (row) => row.layer },
    { title: 'matrix', of: (row) => row.projection },
    { title: '‖ΔW‖ / ‖W‖', of: (row) => significant(row.relativeNorm) },
    { title: 'stable rank', of: ({ direction }) => known(direction?.stableRank) },
    { title: '|cos(W, ΔW)|', of: ({ direction }) => known(direction?.cosine) },
    { title: 'writes, weighted', of: ({ direction }) => times(direction?.columns.weightedRatio) },
    { title: 'writes, within k', of: ({ direction }) => share(direction?.columns) },
    { title: 'reads, weighted', of: ({ direction }) => times(direction?.rows.weightedRatio) },
    { title: 'reads, within k', of: ({ direction }) => share(direction?.rows) },
    { title: 'k', of: ({ direction }) => direction?.directions ?? '–' },
];

/** The numbers in a table that opens on demand. */
export function geometryTable(rows) {
    return html(
        'details',
        { class: 'geometry-numbers' },
        html('summary', {}, `All numbers of ${plural(rows.length, 'matrix', 'matrices')}`),
        html(
            'p',
            { class: 'drawer-note' },
            'k is how many singular directions of W count; × is over a random update. Within k is the share of ‖ΔW‖² that lies ' +
                'in them.',
        ),
        html(
            'div',
            { class: 'geometry-scroll', tabindex: '0', role: 'region', 'aria-label': 'Numbers of each matrix' },
            html(
                'table',
                { class: 'files' },
                html('thead', {}, html('tr', {}, ...COLUMNS.map(({ title }) => html('th', { scope: 'col' }, title)))),
                html('tbody', {}, ...rows.map(rowOf)),
            ),
        ),
    );
}

function rowOf(row) {
    const [layer, matrix, ...numbers] = COLUMNS.map(({ of }) => String(of(row)));
    return html(
        'tr',
        {},
        html('td', {}, layer),
        html('th', { scope: 'row' }, matrix),
        ...numbers.map((number) => html('td', {}, number)),
    );
}

function known(value) {
    return value === undefined ? '–' : significant(value);
}

function times(ratio) {
    return ratio === undefined ? '–' : `${significant(ratio)}×`;
}

function share(overlap) {
    return overlap === undefined ? '–' : `${significant(overlap.uniform)} (${times(overlap.uniformRatio)})`;
}
