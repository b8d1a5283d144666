/** Says why texts of probes are veiled, asks for the token that unveils them, and says so when it is refused. */

import { html, setText } from './dom.js';
import { canBeToken, forgetToken, keepToken } from './reader-token.js';

const EITHER_WAY = ' What the judge made of each is told either way.';
const NO_TOKEN = 'That cannot be a token: it has letters, digits and -._~+/ only, with = at the end.';
const NO_STORAGE = 'This browser lets the page keep nothing, so it cannot keep the token either.';

/**
 * The veil over samples.
 *
 * @param reload is called when the token has changed
 * @param name of it for tests, where there is more than one
 * @return `element`, `show(axis, task)` for what is shown now, `ask()` to ask for the token and `refuse(reason)`
 */
export function createVeil(reload, name = 'veil') {
    const words = html('p', {});
    const open = html('button', { type: 'button', class: 'plain', click: ask }, 'Unveil…');
    const close = html('button', { type: 'button', class: 'plain', click: veil }, 'Veil again');
    const form = createForm(unveil, closeForm);
    const parts = [words, open, form.element, close];
    const element = html('div', { class: 'veil-note', 'data-testid': name, hidden: true }, ...parts);
    let unveiling = false;

    function ask() {
        form.element.hidden = false;
        open.hidden = true;
        form.input.focus();
    }

    function closeForm() {
        form.clear();
        open.hidden = false;
        open.focus();
    }

    function unveil(token) {
        if (!canBeToken(token)) {
            form.refuse(NO_TOKEN);
        } else if (!keepToken(token)) {
            form.refuse(NO_STORAGE);
        } else {
            unveiling = true;
            reload();
        }
    }

    function veil() {
        forgetToken();
        reload();
        open.hidden = false;
        open.focus();
    }

    function showVeiled({ takesToken, how }) {
        setText(words, how + EITHER_WAY);
        if (!takesToken) {
            form.clear();
        }
        open.hidden = !takesToken || !form.element.hidden;
        close.hidden = true;
    }

    function showUnveiled() {
        form.clear();
        setText(words, 'Texts of probes are unveiled in this tab. The registry keeps a record of who read them.');
        open.hidden = true;
        close.hidden = false;
        if (unveiling) {
            close.focus();
        }
        unveiling = false;
    }

    return {
        element,
        ask,
        show(axis, task) {
            element.hidden = axis === 'reasoning' || task === undefined;
            element.classList.toggle('lifted', task?.veiled === false);
            if (element.hidden) {
                return;
            }
            if (task.veiled) {
                showVeiled(task.veil);
            } else {
                showUnveiled();
            }
        },
        refuse(reason) {
            unveiling = false;
            forgetToken();
            ask();
            form.refuse(`The token was refused: ${reason}.`);
        },
    };
}

/** Asks for a token; what was typed does not stay once it is of no use. */
function createForm(unveil, cancel) {
    const input = html('input', { type: 'password', name: 'token', autocomplete: 'off', spellcheck: 'false' });
    const problem = html('p', { class: 'problem', role: 'alert' });
    const submit = (event) => {
        event.preventDefault();
        setText(problem, '');
        unveil(input.value.trim());
    };
    const element = html(
        'form',
        { class: 'unveil', hidden: true, submit },
        html('label', {}, 'Reader token ', input),
        html('button', { type: 'submit', class: 'plain' }, 'Unveil'),
        html('button', { type: 'button', class: 'plain', click: cancel }, 'Cancel'),
        problem,
    );
    return {
        element,
        input,
        clear() {
            element.hidden = true;
            input.value = '';
            setText(problem, '');
        },
        refuse(reason) {
            setText(problem, reason);
            input.select();
        },
    };
}
