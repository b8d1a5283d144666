/** Writes the table of a study as CSV and as LaTeX. The same facts always make the same file. */

import { AXES, scoreOf } from './study.js';
import { filterText } from './filter-text.js';
import { interval, score } from './format.js';
import { isShown } from './selection.js';
import { membershipOf, probabilityText } from './certainty.js';
import { taxOf } from './words.js';

/** What these numbers are: the line that every export carries. */
export function fingerprintOf(view) {
    return `Safefront study ${view.study} ${view.studyId}, front ${view.front.version} ${view.front.digest}`;
}

/** Which part of the study an export holds: a line beside the fingerprint, empty where it holds all. */
export function filteredOf(view, state) {
    const text = filterText(state, view);
    return text === '' ? '' : `Filtered by ${text}`;
}

/** The table as CSV with numbers in full precision. */
export function csvOf(view, state) {
    const scores = AXES.map((axis) => axis.replace('-', '_'));
    const columns = [
        'checkpoint',
        'run',
        'recipe',
        'method',
        'epoch',
        'trainable_parameters',
        'training_loss',
        'on_front',
        'front_probability',
        'front_state',
        'contribution',
        'safety_tax',
        'safety_tax_low',
        'safety_tax_high',
        ...scores.flatMap((name) => [name, `${name}_low`, `${name}_high`, `${name}_n`]),
        'problems',
    ];
    const rows = shownOf(view, state).map((checkpoint) => [
        checkpoint.checkpointId,
        checkpoint.runId,
        checkpoint.recipe,
        checkpoint.method,
        checkpoint.epoch,
        checkpoint.training.trainableParameters,
        checkpoint.training.loss ?? '',
        checkpoint.standing.onFront,
        ...certaintyOf(checkpoint.standing),
        ...AXES.map((axis) => scoreOf(checkpoint, axis)).flatMap(numbersOf),
        checkpoint.problems.join(' '),
    ]);
    const lines = [columns, ...rows].map((cells) => cells.map(csvCell).join(','));
    return [...headOf(view, state).map((line) => `# ${line}`), ...lines, ''].join('\r\n');
}

/** What the filters leave, in the order of the study. */
function shownOf(view, state) {
    return view.checkpoints.filter((checkpoint) => isShown(state, checkpoint));
}

function headOf(view, state) {
    const filtered = filteredOf(view, state);
    return [fingerprintOf(view), ...(filtered === '' ? [] : [filtered])];
}

function numbersOf(estimate) {
    return estimate === undefined ? ['', '', '', ''] : [estimate.value, estimate.low, estimate.high, estimate.n];
}

/** Shares, not points; of the base there is no tax, though its own against itself is known. */
function certaintyOf({ probability, membership, contribution, tax }) {
    const { lost, interval: reach } = tax ?? {};
    return [probability, membership, contribution, lost, reach?.low, reach?.high].map((value) => value ?? '');
}

/** Quoted where needed; a text that a spreadsheet would take for a formula gets an apostrophe. */
function csvCell(value) {
    const text = typeof value === 'string' && /^[=+\-@\t]/.test(value) ? `'${value}` : String(value);
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** The table as LaTeX; points on the front are bold. It needs the package booktabs. */
export function latexOf(view, state) {
    const axes = AXES.map((axis) => `${axis} & 95\\,\\% interval`).join(' & ');
    const rows = shownOf(view, state).map((checkpoint) => `${latexRow(checkpoint)} \\\\`);
    return [
        ...headOf(view, state).map((line) => `% ${line}`),
        '% needs \\usepackage{booktabs}; bold: on the front; P(front): share of fronts of redrawn items that it is on;',
        '% tax: points of reasoning lost against the base',
        '\\begin{tabular}{llr rl rl rl rl rl}',
        '\\toprule',
        `recipe & method & epoch & ${axes} & P(front) & state & tax & 95\\,\\% interval \\\\`,
        '\\midrule',
        ...rows,
        '\\bottomrule',
        '\\end{tabular}',
        '',
    ].join('\n');
}

function latexRow(checkpoint) {
    const name = latexText(checkpoint.recipe);
    return [
        checkpoint.standing.onFront ? `\\textbf{${name}}` : name,
        latexText(checkpoint.method),
        checkpoint.epoch,
        ...AXES.map((axis) => scoreOf(checkpoint, axis)).flatMap((estimate) =>
            estimate === undefined ? ['--', ''] : [score(estimate.value), interval(estimate)],
        ),
        ...latexCertainty(checkpoint),
    ].join(' & ');
}

function latexCertainty(checkpoint) {
    const { probability } = checkpoint.standing;
    const membership = membershipOf(checkpoint.standing);
    const tax = taxOf(checkpoint);
    const place = membership === undefined ? ['--', ''] : [latexNumber(probabilityText(probability)), membership];
    return [
        ...place,
        ...(tax === undefined ? ['--', ''] : [tax.amount.replace(' pt', ''), tax.interval].map(latexNumber)),
    ];
}

function latexNumber(text) {
    return text.replaceAll('−', '$-$').replace(/[<>]/, (sign) => `$${sign}$`);
}

function latexText(text) {
    return text.replace(
        /[\\{}$&#%_^~]/g,
        (character) =>
            ({
                '\\': '\\textbackslash{}',
                '^': '\\textasciicircum{}',
                '~': '\\textasciitilde{}',
            })[character] ?? `\\${character}`,
    );
}
