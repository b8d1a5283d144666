/** The recipes with their marks: points at a series, or takes it out of the plot and the table. */

import { byId, follow, html, setAttribute } from './dom.js';
import { swatch } from './series.js';

/** The legend in its place on the page. */
export function createLegend(selection) {
    const list = byId('legend');
    selection.listen(({ hidden }) => showHidden(list, hidden));
    return {
        show(series) {
            follow(
                list,
                [...series.values()],
                (one) => one.recipe,
                (one) => createEntry(one, selection),
                () => {},
            );
            showHidden(list, selection.state.hidden);
        },
    };
}

function createEntry(series, selection) {
    const { recipe } = series;
    const listeners = {
        pointerenter: () => selection.lightRecipe(recipe),
        pointerleave: () => selection.dim(),
        focus: () => selection.lightRecipe(recipe),
        blur: () => selection.dim(),
    };
    // The base is what everything is measured against, so it stays.
    if (recipe === 'base') {
        return html('li', {}, html('span', { class: 'legend-entry' }, swatch(series), recipe));
    }
    const toggle = () => selection.toggle(recipe);
    return html(
        'li',
        {},
        html('button', { type: 'button', class: 'legend-entry', click: toggle, ...listeners }, swatch(series), recipe),
    );
}

function showHidden(list, hidden) {
    [...list.querySelectorAll('button')].forEach((button) => {
        const isHidden = hidden.has(button.parentElement.dataset.key);
        setAttribute(button, 'aria-pressed', String(!isHidden));
    });
}
