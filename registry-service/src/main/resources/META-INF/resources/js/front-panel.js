/** The list of the points on the front, the safest first, and what each costs in reasoning. */

import { byId, follow, html } from './dom.js';
import { frontOf, scoreOf } from './study.js';
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
            const front = frontOf(view);
            byId('front-empty').hidden = front.length > 0;
            follow(
                list,
                front,
                (checkpoint) => checkpoint.checkpointId,
                (checkpoint) => createItem(checkpoint, selection),
                (item, checkpoint) => showItem(item, view, series, checkpoint),
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

function showItem(item, view, series, checkpoint) {
    const button = item.firstElementChild;
    const state = JSON.stringify([checkpoint, taxOf(view, checkpoint)]);
    // Most updates do not concern this point.
    if (button.dataset.state !== state) {
        button.dataset.state = state;
        button.replaceChildren(...content(view, series, checkpoint));
    }
}

function content(view, series, checkpoint) {
    const tax = taxOf(view, checkpoint);
    const safety = scoreOf(checkpoint, 'safety');
    const reasoning = scoreOf(checkpoint, 'reasoning');
    return [
        html(
            'span',
            { class: 'front-name' },
            swatch(series.get(checkpoint.recipe)),
            html(
                'span',
                {},
                html('strong', {}, checkpoint.recipe),
                checkpoint.epoch > 0 ? html('span', { class: 'front-epoch' }, ` epoch ${checkpoint.epoch}`) : '',
            ),
        ),
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
