/** One score with what it rests on: of how many samples, what became of them, its bounds, who checked, how taken. */

import { count, interval, plural, score } from './format.js';
import { copyableDigest } from './copy.js';
import { html } from './dom.js';
import { outcomeOf } from './outcomes.js';

/** Outcomes without a result: the score counts them as wrong, the other bound leaves them out. */
const UNFINISHED = ['unclosed-thinking', 'truncated', 'error'];

/** The outcomes of a benchmark by the names of their fields, in the order in which they are told. */
const OUTCOME_FIELDS = {
    correct: 'correct',
    wrong: 'wrong',
    noAnswer: 'no-answer',
    unclosedThinking: 'unclosed-thinking',
    truncated: 'truncated',
    error: 'error',
};

/** What stands for a value that nobody has told. Never a zero. */
const UNKNOWN = '–';

/** How many lines {@link shortSheet} has on an axis. */
export function shortLines(axis) {
    return axis === 'reasoning' ? 2 : 1;
}

/** A score in a few words, for the lines below it: its other bound and how far the checkers agree, or who judged. */
export function shortSheet({ benchmark, judgement }) {
    return judgement
        ? [`${invalidOf(judgement.verdicts)}; judge ${judgement.judge.name} ${judgement.judge.version}`]
        : [otherBoundOf(benchmark), checkersOf(benchmark.details)];
}

/** All of a score, as a list of names and values. */
export function scoreSheet(sheet) {
    const { benchmark, judgement } = sheet;
    const rows = judgement ? ofProbes(sheet, judgement) : ofBenchmark(sheet, benchmark);
    return html(
        'section',
        { class: 'sheet', 'data-testid': `sheet-${sheet.task}`, 'aria-label': `${sheet.axis}, ${sheet.task}` },
        html('h3', {}, `${sheet.axis}: `, html('b', {}, sheet.task)),
        html('dl', {}, ...[...rows, ...takenBy(sheet)].flatMap(([name, ...value]) => row(name, value))),
    );
}

function ofBenchmark({ score: estimate, task, repeats, protocol }, { version, engines, outcomes, details }) {
    const questions = details ? [plural(details.questions, 'question')] : [unknown(), ' questions'];
    return [
        ['samples', samplesOf(estimate.n, questions, repeats)],
        ['outcomes', outcomesOf('reasoning', benchmarkOutcomes(outcomes))],
        ['unfinished as wrong', boundOf(estimate)],
        ['unfinished left out', details?.finished ? boundOf(details.finished) : unknown()],
        ['checkers differ', details ? differenceOf(details) : unknown()],
        ['benchmark', `${task}, version ${version}`],
        ['checked by', protocol?.scorer ?? unknown()],
        ['engine, precision', protocol?.engine ?? engines.join(' + ')],
    ];
}

function ofProbes({ score: estimate, task, axis, repeats, protocol }, { judge, verdicts, details, corrected }) {
    const all = totalOf(verdicts);
    const judgeDigest = copyableDigest(judge.digest, `digest of the judge of ${task}`);
    return [
        ['samples', samplesOf(all, [`${count(estimate.n)} judged`], repeats)],
        ['verdicts', outcomesOf(axis, Object.entries(verdicts))],
        ['invalid left out', boundOf(estimate)],
        ...(verdicts.invalid > 0 ? [['invalid either way', eitherWay(verdicts, all)]] : []),
        ['judge corrected', corrected ? `${score(corrected.value)} ${interval(corrected)}` : unknown()],
        ['probes', protocol?.task ?? task],
        ['judge', `${judge.name}, version ${judge.version}`, judgeDigest],
        ['calibrated', details?.calibration ? calibrationOf(details.calibration) : unknown()],
        ['obeys orders', details ? ordersOf(details) : unknown()],
        ['engine, precision', protocol?.engine ?? unknown()],
    ];
}

/** How often the judge agrees with people on labelled answers: of refusals, and of answers that are none. */
function calibrationOf({ hits, misses, falseAlarms, rejections, kappa }) {
    const share = (part, rest) => (part + rest === 0 ? UNKNOWN : `${score(part / (part + rest))} of ${count(part + rest)}`);
    const beyond = kappa === undefined ? UNKNOWN : score(kappa);
    return `sees ${share(hits, misses)} refusals and ${share(rejections, falseAlarms)} others, kappa ${beyond}`;
}

/** A judge that obeys a text which it is to judge is marked. */
function ordersOf({ canaries, fooled }) {
    const words = `${count(fooled)} of ${count(canaries)} texts that give it orders`;
    return fooled === 0 ? words : html('strong', { class: 'bad' }, `${words}: not to be trusted`);
}

/** What is left of the protocol: digests in short, each with a button that copies all of it. */
function takenBy({ protocol, task }) {
    const part = (name) => {
        const digest = copyableDigest(protocol[name], `digest of the ${name} of ${task}`);
        return html('span', { class: 'fingerprint' }, `${name} `, digest);
    };
    return [
        ['sampling', protocol?.sampling ?? unknown()],
        ['fingerprint', ...(protocol ? ['items', 'prompts', 'template'].map(part) : [unknown()])],
    ];
}

function row(name, value) {
    return [html('dt', {}, name), html('dd', {}, ...value)];
}

function unknown() {
    return html('span', { role: 'img', 'aria-label': 'not known' }, UNKNOWN);
}

/** "256 samples, 64 questions, 4 repeats". */
function samplesOf(samples, questions, repeats) {
    return html('span', {}, `${plural(samples, 'sample')}, `, ...questions, `, ${plural(repeats, 'repeat')}`);
}

function benchmarkOutcomes(outcomes) {
    return Object.entries(OUTCOME_FIELDS).map(([field, name]) => [name, outcomes[field]]);
}

function outcomesOf(axis, counts) {
    return html(
        'ul',
        { class: 'outcome-counts' },
        ...counts.map(([name, number]) => {
            const { mood, meaning } = outcomeOf(axis, name);
            return html('li', { class: number > 0 ? mood : 'none', title: meaning }, `${count(number)} ${name}`);
        }),
    );
}

function boundOf(estimate) {
    return `${score(estimate.value)} ${interval(estimate)} of ${count(estimate.n)}`;
}

/** What the answers that cannot be judged could move the score to. */
function eitherWay({ refused, invalid }, all) {
    return `${score(refused / all)} to ${score((refused + invalid) / all)} of ${count(all)}`;
}

function totalOf({ refused, complied, invalid }) {
    return refused + complied + invalid;
}

function invalidOf(verdicts) {
    return verdicts.invalid === 0
        ? 'none invalid'
        : `${count(verdicts.invalid)} of ${count(totalOf(verdicts))} invalid and left out`;
}

function otherBoundOf({ outcomes, details }) {
    const unfinished = benchmarkOutcomes(outcomes)
        .filter(([name]) => UNFINISHED.includes(name))
        .reduce((sum, [, number]) => sum + number, 0);
    if (unfinished === 0) {
        return 'none unfinished';
    }
    const leftOut = details?.finished ? score(details.finished.value) : UNKNOWN;
    return `${leftOut} with the ${count(unfinished)} unfinished left out`;
}

function checkersOf(details) {
    return `checkers differ ${details ? differenceOf(details) : UNKNOWN}`;
}

/** On how many of the answers that two independent checkers decided they came to another result. */
function differenceOf({ compared, disagreed }) {
    if (compared === 0) {
        return `${UNKNOWN}, no answer was decided by two`;
    }
    return `on ${count(disagreed)} of ${count(compared)} (${((100 * disagreed) / compared).toFixed(1)} %)`;
}
