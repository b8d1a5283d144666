/** Filters by what recipes are made of; they hold for plot, table and legend, and stand in the address. */

import { byId, follow, html, setAttribute, setText } from './dom.js';
import { SETTINGS } from './study.js';
import { isShown } from './selection.js';
import { plural } from './format.js';

/** The filters in their place on the page. */
export function createFilters(selection) {
    const list = byId('filters');
    const search = byId('filter-recipe');
    let checkpoints = [];
    let judges;

    search.addEventListener('input', () =>
        selection.filter({ ...selection.state.filter, recipe: search.value.trim() }),
    );
    byId('filter-clear').addEventListener('click', () => {
        selection.showAll();
        search.focus();
    });
    selection.listenToFilters(draw);
    selection.restore(fromAddress());

    function draw() {
        const { filter } = selection.state;
        const offered = SETTINGS.map((name) => ({ name, values: valuesOf(checkpoints, name) })).filter(
            ({ name, values }) => values.length > 1 || filter.chosen[name] !== undefined,
        );
        follow(
            list,
            offered,
            ({ name }) => name,
            ({ name }) => group(name),
            (element, { name, values }) => showGroup(element, name, values, selection),
        );
        if (search.value.trim() !== filter.recipe) {
            search.value = filter.recipe;
        }
        tell();
        toAddress(selection.state);
    }

    function tell() {
        const shown = checkpoints.filter((checkpoint) => isShown(selection.state, checkpoint)).length;
        const all = shown === checkpoints.length && isEmpty(selection.state);
        byId('filter-told').hidden = all;
        const { judge } = selection.state;
        setText(
            byId('filter-count'),
            `${shown} of ${plural(checkpoints.length, 'checkpoint')} shown; the front counts all.${judgeText(judge, judges)}`,
        );
    }

    return {
        /** Judges whom the study did not ask are undefined until they are read. */
        show(view, others) {
            checkpoints = view.checkpoints;
            judges = others;
            byId('filter-bar').hidden = checkpoints.length < 2;
            draw();
        },
    };
}

/** Fronts of the past are those that were announced, and those are of the study's own judges. */
function judgeText(judge, judges) {
    if (judge === '' || judges === undefined) {
        return '';
    }
    return judges.every((other) => other.judge !== judge)
        ? ` No ${judge} has judged this study, so scores are those of its own judges.`
        : ` Safety, over-refusal and the front are as ${judge} judges; fronts of the past and the summary are not.`;
}

function isEmpty({ filter, hidden, judge }) {
    return hidden.size === 0 && judge === '' && filter.recipe === '' && Object.keys(filter.chosen).length === 0;
}

/** All values of a setting, numbers by their size. */
function valuesOf(checkpoints, name) {
    const values = new Set(checkpoints.map(({ method, settings }) => (method === 'base' ? undefined : settings[name])));
    return [...values]
        .filter((value) => value !== undefined)
        .sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));
}

function group(name) {
    return html(
        'div',
        { class: 'filter', role: 'group', 'aria-label': `Filter by ${name}` },
        html('span', { class: 'filter-name' }, name),
        html('span', { class: 'filter-values' }),
    );
}

function showGroup(element, name, values, selection) {
    const { filter } = selection.state;
    const chosen = filter.chosen[name] ?? [];
    const all = [...values, ...chosen.filter((value) => !values.includes(value))];
    follow(
        element.querySelector('.filter-values'),
        all,
        (value) => value,
        (value) =>
            html(
                'button',
                { type: 'button', class: 'filter-value', click: () => toggle(selection, name, value) },
                value,
            ),
        (button, value) => setAttribute(button, 'aria-pressed', String(chosen.includes(value))),
    );
}

function toggle(selection, name, value) {
    const { filter } = selection.state;
    const before = filter.chosen[name] ?? [];
    const after = before.includes(value) ? before.filter((other) => other !== value) : [...before, value];
    const { [name]: _, ...others } = filter.chosen;
    selection.filter({ ...filter, chosen: after.length === 0 ? others : { ...others, [name]: after } });
}

/** What the address says, so that a filtered page can be sent to somebody. */
function fromAddress() {
    const parameters = new URLSearchParams(window.location.search);
    const chosen = SETTINGS.map((name) => [name, parameters.getAll(name)]).filter(([, values]) => values.length > 0);
    return {
        filter: { recipe: parameters.get('recipe') ?? '', chosen: Object.fromEntries(chosen) },
        hidden: new Set(parameters.getAll('hide')),
        judge: parameters.get('judge') ?? '',
    };
}

function toAddress({ filter: { recipe, chosen }, hidden, judge }) {
    const { pathname, search, hash } = window.location;
    const parameters = new URLSearchParams(search);
    ['recipe', 'hide', 'judge', ...SETTINGS].forEach((name) => parameters.delete(name));
    if (recipe !== '') {
        parameters.set('recipe', recipe);
    }
    Object.entries(chosen).forEach(([name, values]) => values.forEach((value) => parameters.append(name, value)));
    hidden.forEach((name) => parameters.append('hide', name));
    if (judge !== '') {
        parameters.set('judge', judge);
    }
    const wanted = parameters.toString();
    if (wanted !== new URLSearchParams(search).toString()) {
        window.history.replaceState(null, '', `${pathname}${wanted === '' ? '' : `?${wanted}`}${hash}`);
    }
}
