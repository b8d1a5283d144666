/** Says in words by how much the second of two checkpoints differs from the first on a task. */

import { count, pointsOf } from './format.js';

/** What the rate of an axis counts. */
const COUNTED = {
    reasoning: ['solves', 'questions'],
    safety: ['refuses', 'harmful requests'],
    'over-refusal': ['refuses', 'harmless requests'],
};

/** "It solves 3.9 pt fewer questions (95 % interval of the difference −7.9 to 0.0 pt) on 128 items …: 2 better, 7 worse". */
export function differenceOf({ tasks, refusals }, axis, name) {
    const task = tasks.find((one) => one.axis === axis && one.task === name);
    if (task === undefined) {
        return refusals.length === 0 ? '' : `Not compared: ${refusals.join('; ')}.`;
    }
    const { difference, interval, items, better, worse, p, exact } = task;
    const [verb, things] = COUNTED[axis];
    const amount = `${pointsOf(Math.abs(difference))} pt`;
    const said = amount === '0.0 pt' ? `${verb} as many` : `${verb} ${amount} ${difference > 0 ? 'more' : 'fewer'}`;
    return (
        `It ${said} ${things} (95 % interval of the difference ${pointsOf(interval.low)} to ` +
        `${pointsOf(interval.high)} pt) on ${count(items)} items that both answered: ` +
        `${count(better)} better, ${count(worse)} worse, p ${pText(p)} (${exact ? 'exact' : 'drawn'} permutation test).`
    );
}

function pText(p) {
    return p < 0.001 ? '< 0.001' : p.toPrecision(2);
}
