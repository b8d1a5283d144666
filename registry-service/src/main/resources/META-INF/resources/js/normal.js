/** The normal distribution, as far as the page needs it. */

/** Numerators and denominators of Acklam's rational approximation, which errs by less than 1.15e-9 of the value. */
const TAIL_TOP = [
    -7.784894002430293e-3, -3.223964580411365e-1, -2.400758277161838, -2.549732539343734, 4.374664141464968,
    2.938163982698783,
];
const TAIL_BELOW = [7.784695709041462e-3, 3.224671290700398e-1, 2.445134137142996, 3.754408661907416, 1];
const MIDDLE_TOP = [
    -39.69683028665376, 220.9460984245205, -275.9285104469687, 138.357751867269, -30.66479806614716, 2.506628277459239,
];
const MIDDLE_BELOW = [
    -54.47609879822406, 161.5858368580409, -155.6989798598866, 66.80131188771972, -13.28068155288572, 1,
];
const TAIL = 0.02425;

/** The value below which a share of the standard normal distribution lies; the share is above 0 and below 1. */
export function quantile(share) {
    if (share > 1 - TAIL) {
        return -quantile(1 - share);
    }
    if (share < TAIL) {
        const root = Math.sqrt(-2 * Math.log(share));
        return polynomial(TAIL_TOP, root) / polynomial(TAIL_BELOW, root);
    }
    const off = share - 0.5;
    return (polynomial(MIDDLE_TOP, off * off) * off) / polynomial(MIDDLE_BELOW, off * off);
}

function polynomial(factors, value) {
    return factors.reduce((sum, factor) => sum * value + factor, 0);
}
