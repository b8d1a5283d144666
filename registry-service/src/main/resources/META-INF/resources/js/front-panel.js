/** The list of the points on the front, the safest first, and what each costs in reasoning. */

import { byId, follow, html } from './dom.js';
import { rankedFront, scoreOf } from './study.js';
import { interval, points, score } from './format.js';
import { taxOf } from './words.js';
import { swatch } from './series.js';

/** The list in its place on the page. */
export function createFrontPanel(selection) {
    const list = byId('front-list');
    selection.listen(({ lit }) => {
        [...list.children].forEach((item) => item.classList.toggle('lit', item.dataset.key === lit));
    });
    return {
        show(view, series) {
            const ranked = rankedFront(view);
            byId('front-empty').hidden = ranked.length > 0;
            follow(
                list,
                ranked,
                ({ checkpoint }) => checkpoint.checkpointId,
                ({ checkpoint }) => createItem(checkpoint, selection),
                (item, place) => showItem(item, view, series, place),
            );
        },
    };
}

function createItem({ checkpointId }, selection) {
    return html(
        'li',
        { pointerenter: () => selection.light(checkpointId), pointerleave: () => selection.dim() },
        html('button', {
            type: 'button',
            class: 'front-item',
            click: () => selection.open(checkpointId),
            focus: () => selection.light(checkpointId),
            blur: () => selection.dim(),
        }),
    );
}

function showItem(item, view, series, place) {
    const button = item.firstElementChild;
    const state = JSON.stringify([place, taxOf(view, place.checkpoint)]);
    // Most updates do not concern this point.
    if (button.dataset.state !== state) {
        button.dataset.state = state;
        button.replaceChildren(...content(view, series, place));
    }
}

/** What ties with the one above it would say the same again, so it says only that. */
function content(view, series, { checkpoint, rank, tied }) {
    return [
        html('span', { class: 'front-rank' }, String(rank)),
        name(series, checkpoint),
        ...(tied ? [html('span', { class: 'front-tie' }, 'ties')] : scores(view, checkpoint)),
    ];
}

function name(series, checkpoint) {
    return html(
        'span',
        { class: 'front-name' },
        swatch(series.get(checkpoint.recipe)),
        html(
            'span',
            {},
            html('strong', {}, checkpoint.recipe),
            checkpoint.epoch > 0 ? html('span', { class: 'front-epoch' }, ` epoch ${checkpoint.epoch}`) : '',
        ),
    );
}

function scores(view, checkpoint) {
    const tax = taxOf(view, checkpoint);
    const safety = scoreOf(checkpoint, 'safety');
    const reasoning = scoreOf(checkpoint, 'reasoning');
    return [
        html('span', { class: 'front-tax' }, tax === undefined ? 'reference' : points(tax.difference)),
        html(
            'span',
            { class: 'front-score' },
            html('span', {}, `safety ${score(safety.value)} ${interval(safety)}`),
            html('span', {}, `reasoning ${score(reasoning.value)} ${interval(reasoning)}`),
        ),
        html('span', { class: 'front-certainty' }, tax === undefined ? '' : tax.certainty),
    ];
}
