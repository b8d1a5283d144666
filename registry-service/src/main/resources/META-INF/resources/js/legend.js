/** The recipes with their marks: points at a series, or takes it out of the plot and the table. */

import { byId, follow, html, setAttribute } from './dom.js';
import { isShown } from './selection.js';
import { swatch } from './series.js';

/** The legend in its place on the page. */
export function createLegend(selection) {
    const list = byId('legend');
    let checkpoints = [];
    selection.listenToFilters((state) => showHidden(list, checkpoints, state));
    return {
        show(series, view) {
            checkpoints = view.checkpoints;
            follow(
                list,
                [...series.values()],
                (one) => one.recipe,
                (one) => createEntry(one, selection),
                () => {},
            );
            showHidden(list, checkpoints, selection.state);
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

/** Recipes that the filters leave nothing of have no entry; those that were switched off here keep theirs. */
function showHidden(list, checkpoints, { hidden, filter }) {
    const filtered = filter.recipe !== '' || Object.keys(filter.chosen).length > 0;
    const left = new Set(
        checkpoints
            .filter((checkpoint) => isShown({ hidden: new Set(), filter }, checkpoint))
            .map(({ recipe }) => recipe),
    );
    [...list.children].forEach((entry) => {
        const { key } = entry.dataset;
        entry.hidden = filtered && key !== 'base' && !left.has(key);
    });
    [...list.querySelectorAll('button')].forEach((button) => {
        const isHidden = hidden.has(button.parentElement.dataset.key);
        setAttribute(button, 'aria-pressed', String(!isHidden));
    });
}
