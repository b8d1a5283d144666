/** Says what each score of a checkpoint was measured by: items, shards, answers, judgements. */

import { copyable, copyableDigest } from './copy.js';
import { count, duration, moment, plural } from './format.js';
import { entry, fileOf } from './terms.js';
import { html } from './dom.js';

/** What stands for what nobody has told: shards of before registries kept how they were written. */
const UNKNOWN = '–';

/** The evaluations of a checkpoint, as the registry knows them. */
export function evaluationsOf(evaluations) {
    return evaluations.map((evaluation) =>
        evaluationOf(
            evaluation,
            evaluations.some((other) => isSameTask(other, evaluation) && other.repeats !== evaluation.repeats),
        ),
    );
}

function isSameTask(one, other) {
    return one.axis === other.axis && one.task === other.task;
}

/** Where a budget has asked for one repeat after the other, each number of repeats is an evaluation of its own. */
function evaluationOf(evaluation, isOneOfSeveral) {
    const { axis, task, repeats, evaluationId, items, planned, shards, answers, judgements } = evaluation;
    const name = `${axis}: ${task}${isOneOfSeveral ? `, ${plural(repeats, 'repeat')}` : ''}`;
    return html(
        'section',
        {
            class: 'measured',
            'data-testid': `lineage-${task}`,
            'data-repeats': repeats,
            'aria-label': `Lineage of ${name}`,
        },
        html('h3', {}, name),
        html(
            'dl',
            { class: 'lineage' },
            ...entry('evaluation', copyable(evaluationId, `evaluation id of ${task}`)),
            ...entry('items', ...fileOf(items, 'item', `the items of ${task}`)),
            ...entry('repeats', count(repeats)),
            ...entry('shards', shardsIn(shards, planned)),
            ...entry('engine', enginesOf(shards)),
            ...entry('lease epochs', epochsOf(shards)),
            ...(answers
                ? entry('answers', ...fileOf(answers, 'answer', `the answers of ${task}`))
                : entry('answers', 'not all there yet')),
            ...judgements.flatMap(judgementOf),
        ),
        ...(shards.length === 0 ? [] : [tableOf(shards, name)]),
    );
}

function shardsIn(shards, planned) {
    const samples = shards.reduce((sum, shard) => sum + shard.samples, 0);
    const of = planned === undefined ? '' : ` of ${count(planned)}`;
    return shards.length === 0 && planned === undefined
        ? 'none is known'
        : `${count(shards.length)}${of} done, ${plural(samples, 'sample')}`;
}

function enginesOf(shards) {
    const engines = new Set(shards.flatMap(({ work }) => (work ? [work.engine] : [])));
    return engines.size === 0 ? UNKNOWN : [...engines].join(' + ');
}

/** A shard that was taken up again has been written by a worker that came after one that was lost. */
function epochsOf(shards) {
    const known = shards.filter(({ work }) => work);
    if (known.length === 0) {
        return UNKNOWN;
    }
    const again = known.filter(({ work }) => work.leaseEpoch > 1);
    return again.length === 0
        ? 'all 1: none was taken up twice'
        : again.map(({ shard, work }) => `shard ${shard}: ${work.leaseEpoch}`).join(', ');
}

function judgementOf({ judgementId, judge, asked, verdicts }) {
    const who = `${judge.name}, version ${judge.version}${asked ? '' : ' (not asked by the study)'}`;
    return [
        ...entry('judge', who, copyableDigest(judge.digest, `digest of the judge ${judge.name}`)),
        ...entry('judgement', copyable(judgementId, `judgement id of ${judge.name}`)),
        ...entry('verdicts', ...fileOf(verdicts, 'verdict', `the verdicts of ${judge.name}`)),
    ];
}

const COLUMNS = [
    ['shard', 'number', ({ shard }) => String(shard)],
    ['samples', 'number', ({ samples }) => count(samples)],
    ['tokens', 'number', ({ work }) => (work ? count(work.tokens) : UNKNOWN)],
    ['took', 'number', ({ work }) => (work ? duration(work.seconds) : UNKNOWN)],
    ['lease epoch', 'number', ({ work }) => (work ? String(work.leaseEpoch) : UNKNOWN)],
    ['engine', '', ({ work }) => work?.engine ?? UNKNOWN],
    ['done', '', ({ work }) => (work ? moment(work.at) : UNKNOWN)],
];

function tableOf(shards, name) {
    return html(
        'details',
        { class: 'shards' },
        html('summary', {}, `${plural(shards.length, 'shard')} in numbers`),
        html(
            'div',
            { class: 'shards-scroll', tabindex: '0', role: 'region', 'aria-label': `Shards of ${name}` },
            html(
                'table',
                { class: 'files' },
                html(
                    'thead',
                    {},
                    html('tr', {}, ...COLUMNS.map(([title, kind]) => html('th', { scope: 'col', class: kind }, title))),
                ),
                html(
                    'tbody',
                    {},
                    ...shards.map((shard) =>
                        html('tr', {}, ...COLUMNS.map(([, kind, text]) => html('td', { class: kind }, text(shard)))),
                    ),
                ),
            ),
        ),
    );
}
