/** One item with what two checkpoints said to it: a line that opens to both answers beside one another. */

import { changeText } from './pair-filters.js';
import { count } from './format.js';
import { facts, outcomeMark, promptOf, saidOf, unveilButton } from './sample-row.js';
import { html } from './dom.js';

const MOODS = { better: 'good', worse: 'bad' };

/**
 * The list item of a pair.
 *
 * @param item with its samples of both
 * @param names of the two checkpoints
 * @param unveil is called when somebody wants to read a veiled one; undefined where nobody can
 */
export function pairRow(axis, item, names, unveil) {
    const veiled = (item.one[0].prompt ?? undefined) === undefined;
    return html(
        'li',
        { class: 'sample pair', 'data-testid': 'pair-row', 'data-change': item.change },
        veiled ? veiledRow(axis, item, names, unveil) : openRow(axis, item, names),
    );
}

function veiledRow(axis, item, names, unveil) {
    const characters = [...item.one, ...item.other].reduce((sum, row) => sum + row.characters, 0);
    return html(
        'div',
        { class: 'sample-line' },
        ...head(axis, item),
        unveil ? unveilButton(item, unveil) : '',
        outcomes(axis, item, names),
        html('span', { class: 'sample-facts' }, `${count(characters)} characters of both veiled`),
    );
}

function openRow(axis, item, names) {
    const details = html(
        'details',
        {},
        html(
            'summary',
            { class: 'sample-line' },
            ...head(axis, item),
            outcomes(axis, item, names),
            html('span', { class: 'sample-prompt', dir: 'auto' }, item.one[0].prompt),
        ),
    );
    // A page holds long texts; they are built when somebody asks for them.
    details.addEventListener('toggle', () => details.append(...texts(axis, item, names)), { once: true });
    return details;
}

function head(axis, { item, change, one, other }) {
    const text = changeText(axis, change, Math.max(one.length, other.length));
    return [
        html('span', { class: `change ${MOODS[change] ?? ''}` }, text),
        html('span', { class: 'sample-item' }, item),
    ];
}

/** The outcomes of both, in words: colours only help. */
function outcomes(axis, { one, other }, names) {
    const side = (rows, name) =>
        html('span', { class: 'pair-side' }, html('span', { class: 'pair-name' }, name), ...marks(axis, rows));
    return html('span', { class: 'pair-outcomes' }, side(one, names[0]), side(other, names[1]));
}

function marks(axis, rows) {
    return rows.flatMap((row) => [' ', outcomeMark(axis, row)]);
}

function texts(axis, { one, other }, names) {
    return [
        promptOf(axis, one[0]),
        html('div', { class: 'pair-texts' }, column(axis, one, names[0]), column(axis, other, names[1])),
    ];
}

function column(axis, rows, name) {
    return html(
        'section',
        { class: 'pair-column', 'aria-label': name },
        html('h3', {}, name),
        ...rows.flatMap((row) => [
            html('p', { class: 'sample-facts' }, outcomeMark(axis, row), ` ${facts(row).join(' · ')}`),
            ...saidOf(axis, row),
        ]),
    );
}
