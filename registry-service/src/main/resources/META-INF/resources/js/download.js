/** Hands files to the person. */

import { html } from './dom.js';

/** How long a browser may take to begin reading what it was handed, in milliseconds. */
const GRACE = 10000;

/** Saves a blob under a name. */
export function save(name, blob) {
    const address = URL.createObjectURL(blob);
    html('a', { href: address, download: name }).click();
    setTimeout(() => URL.revokeObjectURL(address), GRACE);
}

/** Saves a text under a name. */
export function saveText(name, type, text) {
    save(name, new Blob([text], { type: `${type};charset=utf-8` }));
}
