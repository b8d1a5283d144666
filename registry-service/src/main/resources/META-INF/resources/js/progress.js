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
    const running = html('span', { class: 'bar-fill running' });
    const element = html(
        'span',
        {
            class: 'progress-bar',
            role: 'progressbar',
            'aria-label': label,
            'aria-valuemin': '0',
            'aria-valuemax': '100',
        },
        running,
        fill,
    );
    return {
        element,
        show(done, total, underWay = 0) {
            const share = (part) => (total === 0 ? 0 : Math.min(1, part / total));
            const more = underWay === 0 ? '' : `, ${count(underWay)} running`;
            setAttribute(element, 'aria-valuenow', String(Math.floor(share(done) * 100)));
            setAttribute(
                element,
                'aria-valuetext',
                total === 0 ? 'not begun' : `${count(done)} of ${count(total)}${more}`,
            );
            fill.style.transform = `scaleX(${share(done)})`;
            running.style.transform = `scaleX(${underWay === 0 ? 0 : share(done + underWay)})`;
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
        bar.element,
        left,
    );
    return { element, bar, amount, left };
}

function showLine({ bar, amount, left, unit, element }, { done, total, running }, text) {
    bar.show(done, total, running);
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
    if (line.name === 'evaluation') {
        return evaluationLeft(view.evaluation);
    }
    return line.name === 'training' ? trainingLeft(view.runs) : judgingLeft(view.runs, seconds);
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

/** What the workers said last. The registry says nothing of the end as long as checkpoints are to come. */
function evaluationLeft({ running, etaSeconds }) {
    return [
        running === 0 ? '' : `${count(running)} running`,
        etaSeconds === undefined ? '' : `about ${duration(etaSeconds)} left`,
    ]
        .filter((text) => text !== '')
        .join(', ');
}

/** As long as training goes on, answers wait for checkpoints and their pace says nothing about the end. */
function judgingLeft(runs, seconds) {
    const trained = runs.every((run) => run.state === 'completed' || run.state === 'failed');
    return trained && seconds !== undefined ? `about ${duration(seconds)} left` : '';
}
