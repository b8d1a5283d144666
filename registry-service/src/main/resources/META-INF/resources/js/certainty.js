/** Says how surely a checkpoint is on the front, and what would make it surer. */

import { count, pointsOf } from './format.js';
import { quantile } from './normal.js';
import { scoreOf } from './study.js';

/** The normal quantile of the 95 of 100 fronts that count as sure. */
const SURE = 1.645;
/** Nearer to even odds than this quantile, no number of samples in reach settles it. */
const EVEN = 0.1;

/** How the estimate comes about, for whoever wonders. */
export const ROUGH =
    'A rough estimate: as if the difference stayed as it is and its error fell by the root of the number of samples.';

/** How a mark is filled: surely on the front, undecided or off it. */
export function fillOf({ standing }) {
    return { on: 'filled', undecided: 'half' }[membershipOf(standing)] ?? '';
}

/** Whether a checkpoint is on the front, or may be. */
export function isContender({ standing }) {
    return standing.onFront || (membershipOf(standing) ?? 'off') !== 'off';
}

/** on, off or undecided. Undefined for who shares no front. */
export function membershipOf(standing) {
    return standing.membership ?? undefined;
}

/** P(front) with two digits that never claim more than 2,000 draws can tell. */
export function probabilityText(probability) {
    if (probability > 0.99 && probability < 1) {
        return '> 0.99';
    }
    return probability < 0.01 && probability > 0 ? '< 0.01' : probability.toFixed(2);
}

/** One sentence on how a checkpoint stands to the front. */
export function standingText(checkpoint) {
    const { standing } = checkpoint;
    switch (membershipOf(standing)) {
        case 'on':
            return `Surely on the front${chance(standing)}.${contributionText(standing)}`;
        case 'undecided':
            return `Undecided${chance(standing)}: ${settlingText(checkpoint)}.`;
        case 'off':
            return `${offText(standing)}${chance(standing)}.${depthText(standing)}`;
        default:
            if (checkpoint.faded) {
                return 'Not on that front, or not measured then.';
            }
            return standing.onFront ? 'On the front.' : 'Not on the front.';
    }
}

function offText({ onFront }) {
    return onFront ? 'On the front as scored, though redrawn items deny it' : 'Not on the front';
}

function chance({ probability }) {
    return probability === undefined ? '' : `, P(front) ${probabilityText(probability)}`;
}

function contributionText({ contribution }) {
    return contribution === undefined ? '' : ` Without it the front would lose ${contribution.toFixed(4)} of its area.`;
}

function depthText({ depth }) {
    return depth === undefined || depth <= 0 ? '' : ` It is beaten by ${pointsOf(depth)} pt on both axes.`;
}

/** What would settle whether an undecided checkpoint is on the front, in words. */
export function settlingText(checkpoint) {
    const factor = settlingFactor(checkpoint.standing.probability);
    const asked = ['reasoning', 'safety'].map((axis) => scoreOf(checkpoint, axis)?.n);
    if (asked.includes(undefined)) {
        return 'its scores are not all known';
    }
    if (factor === undefined) {
        return 'no number of questions in reach would settle it';
    }
    const [questions, probes] = asked.map((n) => aboutOf(n * (factor - 1)));
    return questions === probes
        ? `about ${count(questions)} more questions and probes each would settle it`
        : `about ${count(questions)} more questions and ${count(probes)} more probes would settle it`;
}

/** By how much there must be more samples, undefined where the odds are too even to tell. */
export function settlingFactor(probability) {
    const z = quantile(Math.max(probability, 1 - probability));
    return z < EVEN ? undefined : Math.max(1, (SURE / z) ** 2);
}

/** Two digits, for more would claim what nobody knows; 1 at least. */
function aboutOf(number) {
    return Math.max(1, Number(number.toPrecision(2)));
}
