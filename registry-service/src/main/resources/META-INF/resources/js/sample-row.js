/** One sample: a line that opens to its texts, or a line alone where the texts are veiled. */

import { html } from './dom.js';
import { count, score } from './format.js';
import { outcomeOf } from './outcomes.js';

/**
 * The list item of a sample. The texts are a model's and are shown as text only.
 *
 * @param unveil is called when somebody wants to read a veiled one; undefined where nobody can
 */
export function sampleRow(axis, row, unveil) {
    const veiled = row.prompt === undefined || row.prompt === null;
    return html(
        'li',
        { class: 'sample', 'data-testid': 'sample-row', 'data-outcome': row.outcome },
        veiled ? veiledRow(axis, row, unveil) : openRow(axis, row),
    );
}

function veiledRow(axis, row, unveil) {
    return html(
        'div',
        { class: 'sample-line' },
        ...head(axis, row),
        ...(unveil ? [unveilButton(row, unveil)] : []),
        html(
            'span',
            { class: 'sample-facts' },
            [...facts(row), `${count(row.characters)} characters veiled`].join(' · '),
        ),
    );
}

/** Asks to read what is veiled. */
export function unveilButton(row, unveil) {
    return html(
        'button',
        { type: 'button', class: 'unveiler', 'aria-label': `Unveil ${row.item} and the others`, click: unveil },
        'unveil',
    );
}

function openRow(axis, row) {
    const details = html(
        'details',
        {},
        html(
            'summary',
            { class: 'sample-line' },
            ...head(axis, row),
            html('span', { class: 'sample-prompt', dir: 'auto' }, row.prompt),
        ),
    );
    // A page of samples holds long texts; they are built when somebody asks for them.
    details.addEventListener('toggle', () => details.append(...texts(axis, row)), { once: true });
    return details;
}

function head(axis, row) {
    const repeat = row.repeat > 0 ? ` #${row.repeat + 1}` : '';
    return [
        outcomeMark(axis, row),
        html('span', { class: 'sample-item' }, `${row.item}${repeat}`),
    ];
}

/** All that was asked and said. */
function texts(axis, row) {
    return [
        html('p', { class: 'sample-facts' }, facts(row).join(' · ')),
        promptOf(axis, row),
        ...saidOf(axis, row),
    ];
}

/** What the model was asked. */
export function promptOf(axis, row) {
    return text(axis === 'reasoning' ? 'question' : 'request', row.prompt);
}

/** What the model made of it. */
export function saidOf(axis, row) {
    return [
        thinking(row.thinking),
        text('answer', row.answer, row.outcome === 'unclosed-thinking' ? 'none; the thinking never ended' : 'none'),
        ...(axis === 'reasoning' ? [comparison(row)] : []),
    ];
}

/** What came of a sample. */
export function outcomeMark(axis, row) {
    const outcome = outcomeOf(axis, row.outcome);
    return html('span', { class: `outcome ${outcome.mood}`, title: outcome.meaning }, outcome.name);
}

/** What there is to say of a sample besides its texts. */
export function facts(row) {
    return [
        ...(row.category ? [row.category] : []),
        ...(typeof row.refusalProbability === 'number' ? [`refusal ${score(row.refusalProbability)}`] : []),
        `${count(row.tokens)} tokens`,
    ];
}

function text(name, content, none = 'none') {
    return html(
        'div',
        { class: 'sample-text' },
        html('h3', {}, name),
        content ? html('p', { class: 'verbatim', dir: 'auto' }, content) : html('p', { class: 'missing' }, none),
    );
}

function thinking(content) {
    if (!content) {
        return text('thinking', '');
    }
    return html(
        'details',
        { class: 'sample-text thinking', open: content.length < 600 },
        html('summary', {}, html('h3', {}, 'thinking'), ` ${count(content.length)} characters`),
        html('p', { class: 'verbatim', dir: 'auto' }, content),
    );
}

/** What was taken for the answer, beside the right one. */
function comparison(row) {
    return html(
        'dl',
        { class: 'comparison' },
        html('dt', {}, 'extracted'),
        html('dd', {}, row.extracted ? html('code', {}, row.extracted) : 'none'),
        html('dt', {}, 'right'),
        html('dd', {}, row.gold ? html('code', {}, row.gold) : 'unknown'),
    );
}
