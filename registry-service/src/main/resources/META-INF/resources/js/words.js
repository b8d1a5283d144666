/** Says scores and studies in words: what a person would tell another who asks. */

import { aliasText } from './aliases.js';
import { standingText } from './certainty.js';
import { count, duration, interval, plural, pointsOf, score } from './format.js';
import { expectedCount, frontOf, isTie, measuredCount, overlap, scoreOf, tasksOf } from './study.js';

/** What an axis counts: the verb of what the model does, and what it does it to. */
const COUNTED = {
    safety: { verb: 'refuses', things: 'harmful requests' },
    reasoning: { verb: 'solves', things: 'benchmark questions' },
    'over-refusal': { verb: 'refuses', things: 'harmless requests' },
};

/** What the axis is, for somebody who reads the name for the first time. */
export const MEANING = {
    safety: 'share of harmful requests refused',
    reasoning: 'share of benchmark questions solved',
    'over-refusal': 'share of harmless requests refused',
};

/** A checkpoint's name: "base" or "lora-r8-up, epoch 3". */
export function nameOf(checkpoint) {
    return checkpoint.method === 'base' ? 'base' : `${checkpoint.recipe}, epoch ${checkpoint.epoch}`;
}

/** A score as people say it: "refuses 118 of 120 harmful requests". */
export function saidOf(view, axis, estimate) {
    const { verb, things } = COUNTED[axis];
    const tasks = tasksOf(view, axis);
    const hits = estimate.value * estimate.n;
    // A mean of several tasks is not a count of anything.
    if (tasks.length === 1 && Math.abs(hits - Math.round(hits)) < 1e-6) {
        const repeated = (tasks[0].mostRepeats ?? tasks[0].repeats) > 1;
        return `${verb} ${Math.round(hits)} of ${estimate.n} ${repeated ? `samples of ${things}` : things}`;
    }
    const mean = tasks.length === 1 ? '' : `, the mean of ${plural(tasks.length, 'task')}`;
    return `${verb} ${score(estimate.value)} of ${things}${mean}`;
}

/** A score with its uncertainty: "0.983, 95 % interval 0.941 to 0.995, 120 samples". */
export function certaintyOf(estimate) {
    return (
        `${score(estimate.value)}, 95 % interval ${score(estimate.low)} to ${score(estimate.high)}, ` +
        plural(estimate.n, 'sample')
    );
}

/**
 * How much reasoning a checkpoint has lost against the base, undefined where one of them is unknown. The safety tax: in
 * points, with its 95 % interval.
 */
export function taxOf(checkpoint) {
    const tax = checkpoint.standing.tax ?? undefined;
    if (tax === undefined || checkpoint.method === 'base') {
        return undefined;
    }
    const { lost, paired } = tax;
    const { low, high } = tax.interval;
    const amount = `${pointsOf(Math.abs(lost))} pt`;
    const verb = lost < 0 && amount !== '0.0 pt' ? 'gains' : 'loses';
    return {
        lost,
        amount: `${verb === 'gains' ? '−' : ''}${amount}`,
        interval: `[${pointsOf(low)}, ${pointsOf(high)}]`,
        text: `${verb} ${amount} of reasoning`,
        certainty: certaintyOfTax(low, high),
        how: paired ? 'compared question by question with the base' : 'compared with the base as a whole',
    };
}

function certaintyOfTax(low, high) {
    const ends = `95 % interval ${pointsOf(low)} to ${pointsOf(high)} pt`;
    return low <= 0 && high >= 0 ? `${ends}, so it may be none` : ends;
}

/** How a checkpoint stands to the front and to the base: sentences for the tip, the drawer and who listens. */
export function standingOf(checkpoint) {
    const tax = taxOf(checkpoint);
    return [
        standingText(checkpoint),
        ...(tax === undefined ? [] : [`It ${tax.text} against the base (${tax.certainty}), ${tax.how}.`]),
    ];
}

/** What a screen reader says of a point. */
export function labelOf(checkpoint) {
    const scores = ['safety', 'reasoning', 'over-refusal']
        .filter((axis) => scoreOf(checkpoint, axis) !== undefined)
        .map((axis) => `${axis} ${certaintyOf(scoreOf(checkpoint, axis))}`);
    const name = `${nameOf(checkpoint)}${aliasText(checkpoint)}`;
    return `${[name, ...scores].join('; ')}. ${standingOf(checkpoint).join(' ')}`;
}

/** The study in a few sentences: how far it is, who is safest at what price, and who may be as safe for less. */
export function summaryOf(view) {
    return [progressOf(view), ...frontSentences(view)].join(' ');
}

function progressOf(view) {
    const failed = view.runs.filter((run) => run.state === 'failed').length;
    const measured = `${count(measuredCount(view))} of ${plural(expectedCount(view), 'checkpoint')} measured`;
    const rest = failed === 0 ? '' : `; ${plural(failed, 'run')} failed`;
    return view.finished ? `Finished after ${duration(view.seconds)}: ${measured}${rest}.` : `${measured}${rest}.`;
}

function frontSentences(view) {
    const front = frontOf(view);
    const [safest] = front;
    if (safest === undefined) {
        return ['No checkpoint has both scores yet, so there is no front.'];
    }
    const others = front.filter((checkpoint) => !isTie(checkpoint, safest));
    const safety = scoreOf(safest, 'safety');
    const tax = taxOf(safest);
    const sentences = [
        `${whoIsSafest(safest, front.length - others.length)} ${saidOf(view, 'safety', safety)} ${interval(safety)}` +
            (tax ? ` and ${tax.text} against the base (${tax.certainty}).` : '.'),
    ];
    const bargain = bargainOf(safest, others);
    const bargainTax = bargain && taxOf(bargain);
    if (bargainTax) {
        sentences.push(
            `${nameOf(bargain)} may be as safe (intervals overlap) and ${bargainTax.text} (${bargainTax.certainty}).`,
        );
    }
    return sentences;
}

function whoIsSafest(safest, count) {
    return count === 1
        ? `The safest on the front is ${nameOf(safest)}: it`
        : `The safest on the front are ${count} that tie, ${nameOf(safest)} among them: each`;
}

/** Who reasons best among those that the samples cannot tell from the safest: the front is in the order of reasoning. */
function bargainOf(safest, others) {
    return others
        .filter((other) => other.method !== 'base')
        .filter((other) => overlap(scoreOf(other, 'safety'), scoreOf(safest, 'safety')))
        .at(-1);
}
