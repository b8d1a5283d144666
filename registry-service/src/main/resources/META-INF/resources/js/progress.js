/** The three lines that say how far the work is. */

import { byId, html, setAttribute, setText } from './dom.js';
import { createPace } from './pace.js';
import { count, duration, plural } from './format.js';

const KINDS = [
    { name: 'training', label: 'Training', unit: 'steps' },
    { name: 'evaluation', label: 'Evaluation', unit: 'samples' },
    { name: 'judging', label: 'Judging', unit: 'answers' },
];

/** The progress lines in their place on the page. */
export function createProgress() {
    const lines = KINDS.map((kind) => ({ ...kind, ...createLine(kind.label), pace: createPace() }));
    byId('progress').replaceChildren(...lines.map((line) => line.element));
    return {
        show(view) {
            lines.forEach((line) => showLine(line, view[line.name], leftOf(line, view)));
        },
    };
}

/** A bar that screen readers know as one. */
export function createBar(label) {
    const fill = html('span', { class: 'bar-fill' });
    const element = html(
        'span',
        {
            class: 'progress-bar',
            role: 'progressbar',
            'aria-label': label,
            'aria-valuemin': '0',
            'aria-valuemax': '100',
        },
        fill,
    );
    return {
        element,
        show(done, total) {
            const share = total === 0 ? 0 : Math.min(1, done / total);
            setAttribute(element, 'aria-valuenow', String(Math.floor(share * 100)));
            setAttribute(element, 'aria-valuetext', total === 0 ? 'not begun' : `${count(done)} of ${count(total)}`);
            fill.style.transform = `scaleX(${share})`;
        },
    };
}

function createLine(label) {
    const bar = createBar(label);
    const amount = html('span', { class: 'progress-count' });
    const left = html('span', { class: 'progress-left' });
    const element = html(
        'div',
        { class: 'progress-line' },
        html('span', { class: 'progress-label' }, label),
        amount,
        left,
        bar.element,
    );
    return { element, bar, amount, left };
}

function showLine({ bar, amount, left, unit, element }, { done, total }, text) {
    bar.show(done, total);
    setText(amount, total === 0 ? 'not begun' : `${count(done)} of ${count(total)} ${unit}`);
    setText(left, text);
    element.classList.toggle('complete', total > 0 && done >= total);
}

function leftOf(line, view) {
    // The pace is fed in any case, so that it is known when it is needed.
    const seconds = line.pace.left(view.seconds, view[line.name]);
    if (view.finished) {
        return '';
    }
    return line.name === 'training' ? trainingLeft(view.runs) : otherLeft(view.runs, seconds);
}

/** The trainer's own word for the runs that train; runs that wait have not said anything yet. */
function trainingLeft(runs) {
    const etas = runs.filter((run) => run.state === 'training' && run.progress).map((run) => run.progress.etaSeconds);
    const waiting = runs.filter((run) => run.state === 'waiting').length;
    const rest = waiting === 0 ? '' : `${plural(waiting, 'run')} waiting`;
    return [etas.length === 0 ? '' : `${duration(Math.max(...etas))} left`, rest]
        .filter((text) => text !== '')
        .join(', ');
}

/** As long as training goes on, samples wait for checkpoints and their pace says nothing about the end. */
function otherLeft(runs, seconds) {
    const trained = runs.every((run) => run.state === 'completed' || run.state === 'failed');
    return trained && seconds !== undefined ? `about ${duration(seconds)} left` : '';
}
