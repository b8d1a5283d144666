/** Shows an id in short, with a button that copies all of it. */

import { html } from './dom.js';
import { shortDigest, shortId } from './format.js';

/** How long the button says that it has copied, in milliseconds. */
const THANKS = 1500;

/** The id and its button. */
export function copyable(id, what) {
    return html('span', { class: 'copyable' }, html('code', { title: id }, shortId(id)), copyButton(id, what));
}

/** A digest in short and its button. */
export function copyableDigest(sha256, what) {
    return html(
        'span',
        { class: 'copyable' },
        html('code', { title: `sha256 ${sha256}` }, shortDigest(sha256)),
        copyButton(sha256, what),
    );
}

/** A button that copies a text. */
export function copyButton(text, what) {
    const button = html('button', {
        type: 'button',
        class: 'copy',
        'aria-label': `Copy ${what}`,
        title: `Copy ${what}`,
    });
    button.addEventListener('click', async (event) => {
        // The row around it opens the drawer.
        event.stopPropagation();
        const copied = await copy(text);
        button.classList.add(copied ? 'copied' : 'failed');
        button.setAttribute('aria-label', copied ? 'Copied' : 'Could not copy');
        setTimeout(() => {
            button.classList.remove('copied', 'failed');
            button.setAttribute('aria-label', `Copy ${what}`);
        }, THANKS);
    });
    return button;
}

/** Whether it could be copied. Browsers keep the clipboard from pages that come over plain HTTP from elsewhere. */
async function copy(text) {
    try {
        await navigator.clipboard.writeText(text);
        return true;
    } catch {
        return copySelected(text);
    }
}

function copySelected(text) {
    const field = html('textarea', { class: 'off-screen', 'aria-hidden': 'true' });
    const focused = document.activeElement;
    field.value = text;
    document.body.append(field);
    field.select();
    const copied = document.execCommand('copy');
    field.remove();
    focused?.focus();
    return copied;
}
