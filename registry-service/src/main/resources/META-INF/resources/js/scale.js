/** Maps values to places on an axis. */

/** A straight scale. Ticks are round numbers inside the domain. */
export function linear([low, high], [start, end]) {
    const scale = (value) => start + ((value - low) / (high - low)) * (end - start);
    scale.domain = [low, high];
    scale.ticks = (most) => roundTicks(low, high, most);
    return scale;
}

/** A logarithmic scale over a positive domain. Ticks are 1, 2 and 5 times powers of ten, or powers alone if many. */
export function logarithmic([low, high], [start, end]) {
    const across = Math.log(high / low);
    const scale = (value) => start + (Math.log(value / low) / across) * (end - start);
    scale.domain = [low, high];
    scale.ticks = (most) => {
        const fine = logTicks(low, high, [1, 2, 5]);
        return fine.length <= most ? fine : logTicks(low, high, [1]);
    };
    return scale;
}

/** The smallest step out of 1, 2, 5 times a power of ten that makes no more than so many intervals. */
export function roundStep(length, most) {
    const least = length / most;
    const power = 10 ** Math.floor(Math.log10(least));
    return [1, 2, 5, 10].map((factor) => factor * power).find((step) => step >= least * (1 - 1e-9));
}

/** How many digits after the point a tick needs. */
export function digitsOf(step) {
    return Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
}

function roundTicks(low, high, most) {
    const step = roundStep(high - low, most);
    const first = Math.ceil(low / step - 1e-9);
    const last = Math.floor(high / step + 1e-9);
    return Array.from({ length: last - first + 1 }, (_, index) => (first + index) * step);
}

function logTicks(low, high, factors) {
    const ticks = [];
    for (let power = Math.floor(Math.log10(low)); power <= Math.ceil(Math.log10(high)); power += 1) {
        factors.forEach((factor) => ticks.push(factor * 10 ** power));
    }
    return ticks.filter((tick) => tick >= low * (1 - 1e-9) && tick <= high * (1 + 1e-9));
}

/**
 * The part of 0 to 1 that these values fill, with a margin and round ends.
 *
 * @param values at least one, each 0 to 1
 */
export function rangeAround(values) {
    const low = Math.min(...values);
    const high = Math.max(...values);
    const step = roundStep(Math.max(0.05, high - low), 6);
    const ends = [Math.floor((low - step / 4) / step) * step, Math.ceil((high + step / 4) / step) * step];
    return [Math.max(0, ends[0]), Math.min(1, ends[1])].map((end) => Number(end.toFixed(6)));
}
