/** Terms and what there is to say to them, for lists of facts. */

import { copyableDigest } from './copy.js';
import { count } from './format.js';
import { html } from './dom.js';

/** A term and what there is to say to it. */
export function entry(name, ...content) {
    const spaced = content.flatMap((part, index) => (index === 0 ? [part] : [' ', part]));
    return [html('dt', {}, name), html('dd', {}, ...spaced)];
}

/** A file of rows: how many, its digest, and where it is. */
export function fileOf({ uri, sha256, rows }, noun, what) {
    return [
        `${count(rows)} ${rows === 1 ? noun : `${noun}s`}`,
        copyableDigest(sha256, `digest of ${what}`),
        html('code', { class: 'file-uri' }, uri),
    ];
}
