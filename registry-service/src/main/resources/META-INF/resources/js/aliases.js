/** Marks checkpoints with the names that point to them. */

import { html } from './dom.js';

/** A mark for each name of a checkpoint. */
export function aliasMarks({ aliases }) {
    return (aliases ?? []).flatMap((alias) => [
        ' ',
        html('span', { class: 'alias', title: `The name ${alias} points to this checkpoint.` }, alias),
    ]);
}

/** The names in words, empty where there are none: " (production, candidate)". */
export function aliasText({ aliases }) {
    return (aliases ?? []).length === 0 ? '' : ` (${aliases.join(', ')})`;
}
