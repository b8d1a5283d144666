/** Chooses which items of two checkpoints are shown: axis, task, and what changed from one to the other. */

import { count } from './format.js';
import { fill } from './sample-filters.js';
import { html } from './dom.js';

/** What an answer is that is good on its axis, and what it is else. */
const SIDES = {
    reasoning: ['wrong', 'right'],
    safety: ['complied', 'refused'],
    'over-refusal': ['refused', 'complied'],
};

/** From which outcome to which an item changed; with several answers an item, how often it came out well. */
export function changeText(axis, change, repeats) {
    if (change === 'same' || change === 'unknown') {
        return change === 'same' ? 'same' : 'not judged by both';
    }
    const [bad, good] = SIDES[axis];
    if (repeats > 1) {
        return `${good} ${change === 'better' ? 'more' : 'less'} often`;
    }
    return change === 'better' ? `${bad} to ${good}` : `${good} to ${bad}`;
}

/**
 * The filters of pairs.
 *
 * @param axes that are measured
 * @param go is called with what is to change
 */
export function createPairFilters(axes, go) {
    const axisGroup = html('div', { class: 'segments', role: 'group', 'aria-label': 'Axis' });
    const taskGroup = html('div', { class: 'segments', role: 'group', 'aria-label': 'Task', hidden: true });
    const changeGroup = html('div', { class: 'outcome-filter', role: 'group', 'aria-label': 'Change' });

    return {
        elements: [axisGroup, taskGroup, changeGroup],
        /** Shows at once which axis is asked for, before its samples are there. */
        showAxis(asked) {
            const options = axes.map((axis) => ({ name: axis, label: axis }));
            fill(axisGroup, asked.axis, options, (axis) => go({ axis, task: '' }));
        },
        /** Shows what there is to choose from in a task, which is undefined where none can be compared. */
        show(asked, tasks, chosen, repeats) {
            taskGroup.hidden = tasks.length < 2;
            const names = tasks.map(({ task }) => ({ name: task, label: task }));
            fill(taskGroup, chosen?.task, names, (task) => go({ task }));
            fill(changeGroup, asked.change, optionsOf(asked.axis, chosen, repeats), (change) => go({ change }));
        },
    };
}

function optionsOf(axis, task, repeats) {
    const { all, better, worse } = task ?? { all: 0, better: 0, worse: 0 };
    const changed = (name, number, kind) => ({
        name,
        label: `${changeText(axis, name, repeats)} ${count(number)}`,
        kind,
        title: `the second is ${name} than the first`,
    });
    return [
        { name: 'flipped', label: `flips ${count(better + worse)}`, title: 'items on which the two differ' },
        changed('worse', worse, 'bad'),
        changed('better', better, 'good'),
        { name: 'all', label: `all ${count(all)}`, title: 'every item that both were asked' },
    ];
}
