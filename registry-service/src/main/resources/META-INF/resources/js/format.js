/** Turns numbers into text. English throughout, so that everybody reads and copies the same. */

const WHOLE = new Intl.NumberFormat('en');
const COMPACT = new Intl.NumberFormat('en', { notation: 'compact', maximumSignificantDigits: 3 });

/** 1234567 as "1,234,567". */
export function count(value) {
    return WHOLE.format(value);
}

/** 1234567 as "1.23M". */
export function compact(value) {
    return COMPACT.format(value);
}

/** A score with the three digits that some hundred samples can tell apart. */
export function score(value) {
    return value.toFixed(3);
}

/** An interval as "[0.941, 0.995]". */
export function interval(estimate) {
    return `[${score(estimate.low)}, ${score(estimate.high)}]`;
}

/** A share in points without their unit: hundredths, with a sign where it is below 0. */
export function pointsOf(share) {
    const hundredths = Math.abs(share * 100).toFixed(1);
    return share < 0 && Number(hundredths) !== 0 ? `−${hundredths}` : hundredths;
}

/** A loss with as many digits as tell something. One that is not finite has come as a text. */
export function loss(value) {
    if (!Number.isFinite(value)) {
        return 'not finite';
    }
    return value >= 100 ? value.toFixed(0) : value.toPrecision(3);
}

/** Seconds as "45 s", "3 min 20 s" or "2 h 5 min". */
export function duration(seconds) {
    const whole = Math.max(0, Math.round(seconds));
    if (whole < 60) {
        return `${whole} s`;
    }
    const minutes = Math.floor(whole / 60);
    if (minutes < 60) {
        return minutes < 10 ? `${minutes} min ${whole % 60} s` : `${minutes} min`;
    }
    return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

/** Bytes as "1.3 MB". */
export function bytes(size) {
    const units = ['B', 'kB', 'MB', 'GB', 'TB'];
    const power = size < 1 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(size) / 3));
    const value = size / 1000 ** power;
    return `${power === 0 ? value : value.toPrecision(3)} ${units[power]}`;
}

/** An id short enough for a table and long enough to tell apart: "ck_ab3dkq7x". */
export function shortId(id) {
    return id.slice(0, 11);
}

/** A SHA-256 short enough to compare by eye. */
export function shortDigest(sha256) {
    return sha256.slice(0, 8);
}

/** Three digits that tell something, however large or small: 12.3, 0.00123, 4.56e-7. */
export function significant(value) {
    return Math.abs(value) >= 1000 ? count(Math.round(value)) : String(Number(value.toPrecision(3)));
}

/** "1 run", "2 runs"; the plural where it is another. */
export function plural(number, noun, many = `${noun}s`) {
    return `${count(number)} ${number === 1 ? noun : many}`;
}

/** A moment as "2026-11-28 13:42:07 UTC": the same for everybody who reads or copies it. */
export function moment(text) {
    return `${new Date(text).toISOString().slice(0, 19).replace('T', ' ')} UTC`;
}
