/**
 * The token of whoever may read texts of probes. It is kept for this tab until that is closed, and travels as a header:
 * never in an address, which histories and logs keep.
 */

const KEY = 'safefront-reader-token';
/** What can stand in the header (RFC 6750). */
const TOKEN = /^[A-Za-z0-9._~+/-]+=*$/;

/** Whether a text can be a token at all. */
export function canBeToken(text) {
    return TOKEN.test(text);
}

/** The token, undefined where there is none. */
export function readerToken() {
    return storage()?.getItem(KEY) ?? undefined;
}

/** Whether it could be kept. */
export function keepToken(token) {
    storage()?.setItem(KEY, token);
    return readerToken() === token;
}

export function forgetToken() {
    storage()?.removeItem(KEY);
}

/** Undefined where a person's settings forbid pages to keep anything. */
function storage() {
    try {
        return window.sessionStorage;
    } catch {
        return undefined;
    }
}
