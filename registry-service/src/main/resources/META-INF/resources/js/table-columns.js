/** The columns of the table: what each shows and how it sorts. */

import { ROUGH, fillOf, membershipOf, probabilityText, settlingText } from './certainty.js';
import { aliasMarks } from './aliases.js';
import { compact, count, score, interval } from './format.js';
import { copyable } from './copy.js';
import { html, svg } from './dom.js';
import { provisionalOf, scoreOf, tasksOf } from './study.js';
import { swatch } from './series.js';
import { nameOf, taxOf } from './words.js';

const always = () => true;

/**
 * All columns. `value` is what it sorts by, `state` is a text that differs whenever the cell's content does,
 * `content` makes the cell's children, `kind` is its class.
 */
export const COLUMNS = [
    {
        title: 'recipe',
        kind: 'recipe',
        isHead: true,
        descendingFirst: false,
        isNeeded: always,
        value: (checkpoint) => checkpoint.recipe,
        state: ({ checkpoint, series }) =>
            [series.get(checkpoint.recipe).colour, fillOf(checkpoint), ...(checkpoint.aliases ?? [])].join(' '),
        content: ({ checkpoint, series, selection }) => [opener(checkpoint, series, selection), ...aliasMarks(checkpoint)],
    },
    {
        title: 'epoch',
        kind: 'number',
        descendingFirst: true,
        isNeeded: always,
        value: (checkpoint) => checkpoint.epoch,
        state: ({ checkpoint }) => String(checkpoint.epoch),
        content: ({ checkpoint }) => [String(checkpoint.epoch)],
    },
    scoreColumn('safety', 'safety'),
    scoreColumn('reasoning', 'reasoning'),
    scoreColumn('over-refusal', 'over-refusal'),
    {
        title: 'P(front)',
        kind: 'front',
        descendingFirst: true,
        isNeeded: always,
        value: ({ standing }) => standing.probability ?? undefined,
        state: ({ checkpoint }) => JSON.stringify(checkpoint.standing),
        content: ({ checkpoint }) => frontCell(checkpoint),
    },
    {
        title: 'safety tax',
        kind: 'tax',
        descendingFirst: false,
        isNeeded: always,
        value: (checkpoint) => taxOf(checkpoint)?.lost,
        state: ({ checkpoint }) => JSON.stringify(checkpoint.standing.tax ?? null),
        content: ({ checkpoint }) => taxCell(checkpoint),
    },
    {
        title: 'problems',
        kind: 'problems',
        descendingFirst: true,
        isNeeded: (view) => view.checkpoints.some((checkpoint) => checkpoint.problems.length > 0),
        value: (checkpoint) => checkpoint.problems.length,
        state: ({ checkpoint }) => checkpoint.problems.join('\n'),
        content: ({ checkpoint }) => checkpoint.problems.map((problem) => html('p', {}, problem)),
    },
    {
        title: 'method',
        kind: 'word',
        descendingFirst: false,
        isNeeded: always,
        value: (checkpoint) => checkpoint.method,
        state: ({ checkpoint }) => checkpoint.method,
        content: ({ checkpoint }) => [checkpoint.method === 'lora' ? 'LoRA' : checkpoint.method],
    },
    {
        title: 'parameters',
        kind: 'number',
        descendingFirst: true,
        isNeeded: always,
        value: (checkpoint) => checkpoint.training.trainableParameters,
        state: ({ checkpoint }) => String(checkpoint.training.trainableParameters),
        content: ({ checkpoint: { training } }) => [
            html(
                'span',
                { title: `${count(training.trainableParameters)} trainable parameters` },
                compact(training.trainableParameters),
            ),
        ],
    },
    {
        title: 'checkpoint',
        kind: 'id',
        descendingFirst: false,
        isNeeded: always,
        value: (checkpoint) => checkpoint.checkpointId,
        state: ({ checkpoint }) => checkpoint.checkpointId,
        content: ({ checkpoint }) => [copyable(checkpoint.checkpointId, `id of ${nameOf(checkpoint)}`)],
    },
];

function opener(checkpoint, series, selection) {
    return html(
        'button',
        {
            type: 'button',
            class: 'opener',
            'aria-label': `Open ${nameOf(checkpoint)}`,
            click: (event) => {
                // The row opens it too.
                event.stopPropagation();
                selection.open(checkpoint.checkpointId);
            },
        },
        swatch(series.get(checkpoint.recipe), fillOf(checkpoint)),
        checkpoint.recipe,
    );
}

function scoreColumn(title, axis) {
    return {
        title,
        kind: 'score',
        descendingFirst: axis !== 'over-refusal',
        isNeeded: always,
        value: (checkpoint) => scoreOf(checkpoint, axis)?.value,
        state: ({ checkpoint, view }) =>
            JSON.stringify([scoreOf(checkpoint, axis) ?? provisionalOf(checkpoint, axis), missing(view, checkpoint, axis)]),
        content: ({ checkpoint, view, series }) => {
            const estimate = scoreOf(checkpoint, axis);
            if (estimate !== undefined) {
                return scoreCell(estimate, series.get(checkpoint.recipe));
            }
            const begun = provisionalOf(checkpoint, axis);
            return begun.length === 0
                ? [html('span', { class: 'missing' }, missing(view, checkpoint, axis))]
                : begun.map((task) => provisionalCell(task, tasksOf(view, axis).length > 1));
        },
    };
}

const STATES = { on: 'on front', undecided: 'undecided', off: 'off' };

function frontCell(checkpoint) {
    const { standing } = checkpoint;
    const membership = membershipOf(standing);
    if (membership === undefined) {
        return standing.onFront ? [html('span', { class: 'front-state on' }, STATES.on)] : [];
    }
    const title = membership === 'undecided' ? `${settlingText(checkpoint)}. ${ROUGH}` : undefined;
    return [
        html('span', { class: 'value' }, probabilityText(standing.probability)),
        html('span', { class: `front-state ${membership}`, title }, STATES[membership]),
    ];
}

function taxCell(checkpoint) {
    const tax = taxOf(checkpoint);
    return tax === undefined
        ? []
        : [
              html('span', { class: 'value', title: `${tax.text}, ${tax.how}` }, tax.amount),
              html('span', { class: 'interval' }, tax.interval),
          ];
}

/** Why a score is not there, as far as one can tell. */
function missing(view, checkpoint, axis) {
    if (view.judge !== undefined && axis !== 'reasoning') {
        return 'not judged';
    }
    if (view.finished) {
        return 'not measured';
    }
    return checkpoint.problems.length > 0 ? 'failed or pending' : 'pending';
}

function scoreCell(estimate, series) {
    return [
        html('span', { class: 'value' }, score(estimate.value)),
        html('span', { class: 'interval' }, ` ${interval(estimate)}`),
        html('span', { class: 'score-below' }, intervalPicture(estimate, series), ` n ${count(estimate.n)}`),
    ];
}

/** How far a task is; dimmed, and in words, for it is no score yet. Probes have none before they are judged. */
function provisionalCell({ task, finished, planned, soFar }, isOneOfSeveral) {
    const name = isOneOfSeveral ? `${task} ` : '';
    const amount = `${count(finished)} of ${count(planned)}`;
    return html(
        'span',
        { class: 'provisional', title: 'Provisional: what is finished first need not be like the rest.' },
        soFar === undefined ? `${name}pending` : `${name}${score(soFar.value)} ${interval(soFar)}`,
        html('span', { class: 'score-below' }, soFar === undefined ? `${amount} answered` : `of ${amount} so far`),
    );
}

/** The interval on a line from 0 to 1, so that a column can be compared at a glance. */
function intervalPicture({ value, low, high }, series) {
    const place = (share) => (4 + share * 112).toFixed(1);
    return svg(
        'svg',
        { class: `interval-picture ${series.colour}`, viewBox: '0 0 120 8', 'aria-hidden': 'true' },
        svg('line', { class: 'track', x1: 4, x2: 116, y1: 4, y2: 4 }),
        svg('line', { class: 'reach', x1: place(low), x2: place(high), y1: 4, y2: 4 }),
        svg('circle', { class: 'dot', cx: place(value), cy: 4, r: 3 }),
    );
}
