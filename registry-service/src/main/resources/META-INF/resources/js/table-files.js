/** Writes the table of a study as CSV and as LaTeX. The same facts always make the same file. */

import { AXES, scoreOf } from './study.js';
import { interval, score } from './format.js';

/** What these numbers are: the line that every export carries. */
export function fingerprintOf(view) {
    return `Safefront study ${view.study} ${view.studyId}, front ${view.front.version} ${view.front.digest}`;
}

/** The table as CSV with numbers in full precision. */
export function csvOf(view) {
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
        ...scores.flatMap((name) => [name, `${name}_low`, `${name}_high`, `${name}_n`]),
        'problems',
    ];
    const rows = view.checkpoints.map((checkpoint) => [
        checkpoint.checkpointId,
        checkpoint.runId,
        checkpoint.recipe,
        checkpoint.method,
        checkpoint.epoch,
        checkpoint.training.trainableParameters,
        checkpoint.training.loss ?? '',
        checkpoint.standing.onFront,
        ...AXES.map((axis) => scoreOf(checkpoint, axis)).flatMap(numbersOf),
        checkpoint.problems.join(' '),
    ]);
    const lines = [columns, ...rows].map((cells) => cells.map(csvCell).join(','));
    return [`# ${fingerprintOf(view)}`, ...lines, ''].join('\r\n');
}

function numbersOf(estimate) {
    return estimate === undefined ? ['', '', '', ''] : [estimate.value, estimate.low, estimate.high, estimate.n];
}

/** Quoted where needed; a text that a spreadsheet would take for a formula gets an apostrophe. */
function csvCell(value) {
    const text = typeof value === 'string' && /^[=+\-@\t]/.test(value) ? `'${value}` : String(value);
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** The table as LaTeX; points on the front are bold. It needs the package booktabs. */
export function latexOf(view) {
    const axes = AXES.map((axis) => `${axis} & 95\\,\\% interval`).join(' & ');
    const rows = view.checkpoints.map((checkpoint) => `${latexRow(checkpoint)} \\\\`);
    return [
        `% ${fingerprintOf(view)}`,
        '% needs \\usepackage{booktabs}; bold: on the front',
        '\\begin{tabular}{llr rl rl rl}',
        '\\toprule',
        `recipe & method & epoch & ${axes} \\\\`,
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
    ].join(' & ');
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
