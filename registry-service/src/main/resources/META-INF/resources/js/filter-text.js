/** Says in words what the filters leave, for files that hold only that. */

import { SETTINGS } from './study.js';
import { isShown } from './selection.js';
import { plural } from './format.js';

/** "rank 8 or 32; judge strict: 9 of 21 checkpoints", empty where nothing is filtered. */
export function filterText(state, view) {
    const parts = partsOf(state, view);
    if (parts.length === 0) {
        return '';
    }
    const shown = view.checkpoints.filter((checkpoint) => isShown(state, checkpoint)).length;
    return `${parts.join('; ')}: ${shown} of ${plural(view.checkpoints.length, 'checkpoint')}`;
}

/** What tells apart the names of files that hold different parts of a study: "-rank-8-or-32". */
export function filterSlug(state, view) {
    const words = partsOf(state, view).join(' ').toLowerCase();
    const slug = words.replace(/[^a-z0-9.]+/g, '-').replace(/^-|-$/g, '');
    return slug === '' ? '' : `-${slug}`;
}

function partsOf({ filter, hidden }, { judge }) {
    return [
        ...(filter.recipe === '' ? [] : [`recipe with ${filter.recipe}`]),
        ...SETTINGS.filter((name) => filter.chosen[name] !== undefined).map(
            (name) => `${name} ${filter.chosen[name].join(' or ')}`,
        ),
        ...(hidden.size === 0 ? [] : [`without ${[...hidden].join(', ')}`]),
        ...(judge === undefined ? [] : [`judge ${judge}`]),
    ];
}
