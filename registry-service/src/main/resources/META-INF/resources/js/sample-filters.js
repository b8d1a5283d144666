/** Chooses which samples are shown: axis, task and outcome. */

import { count } from './format.js';
import { html } from './dom.js';
import { outcomesOf } from './outcomes.js';

/**
 * The filters of samples.
 *
 * @param axes that are measured
 * @param go is called with what is to change
 */
export function createSampleFilters(axes, go) {
    const axisGroup = html('div', { class: 'segments', role: 'group', 'aria-label': 'Axis' });
    const taskGroup = html('div', { class: 'segments', role: 'group', 'aria-label': 'Task' });
    const outcomeGroup = html('div', { class: 'outcome-filter', role: 'group', 'aria-label': 'Outcome' });

    return {
        elements: [axisGroup, taskGroup, outcomeGroup],
        /** Shows at once which axis is asked for, before its samples are there. */
        showAxis(asked) {
            fill(
                axisGroup,
                asked.axis,
                axes.map((axis) => ({ name: axis, label: axis })),
                (axis) => go({ axis, task: '', outcome: '' }),
            );
        },
        /**
         * Shows what there is to choose from.
         *
         * @param counts samples of the chosen task by outcome, in the order of the outcomes
         */
        show(asked, tasks, chosen, counts) {
            taskGroup.hidden = tasks.length < 2;
            fill(
                taskGroup,
                chosen?.task,
                tasks.map(({ task }) => ({ name: task, label: task })),
                (task) => go({ task, outcome: '' }),
            );
            fill(outcomeGroup, asked.outcome, outcomeOptions(asked, counts), (outcome) => go({ outcome }));
        },
    };
}

/** All outcomes, and those that occur; one that is asked for stays, also when its last sample is gone. */
function outcomeOptions({ axis, outcome }, counts) {
    const all = counts.reduce((sum, number) => sum + number, 0);
    const occurring = outcomesOf(axis)
        .map((option, index) => ({ ...option, number: counts[index] }))
        .filter(({ name, number }) => number > 0 || name === outcome)
        .map(({ name, mood, meaning, number }) => ({
            name,
            label: `${name} ${count(number)}`,
            kind: mood,
            title: meaning,
        }));
    return [{ name: '', label: `all ${count(all)}`, title: 'every outcome' }, ...occurring];
}

/** Fills a group with buttons of which one is pressed; a button that had the focus keeps it. */
export function fill(group, pressed, options, choose) {
    const focused = group.contains(document.activeElement) ? document.activeElement.dataset.name : undefined;
    group.replaceChildren(
        ...options.map(({ name, label, kind, title }) =>
            html(
                'button',
                {
                    type: 'button',
                    class: kind,
                    title,
                    'data-name': name,
                    'aria-pressed': String(name === pressed),
                    click: () => choose(name),
                },
                label,
            ),
        ),
    );
    [...group.children].find((button) => button.dataset.name === focused)?.focus();
}
