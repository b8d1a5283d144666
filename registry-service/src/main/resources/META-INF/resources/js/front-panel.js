/** The list of the points on the front and of those that may be on it, with what each costs in reasoning. */

import { ROUGH, fillOf, isContender, membershipOf, probabilityText, settlingText } from './certainty.js';
import { aliasMarks } from './aliases.js';
import { byId, follow, html, setText } from './dom.js';
import { placedOf, rankedFront, scoreOf } from './study.js';
import { interval, plural, score } from './format.js';
import { taxOf } from './words.js';
import { swatch } from './series.js';

/** The list in its place on the page. */
export function createFrontPanel(selection) {
    const lists = [byId('front-list'), byId('front-maybe')];
    selection.listen(({ lit }) => {
        lists
            .flatMap((list) => [...list.children])
            .forEach((item) => item.classList.toggle('lit', item.dataset.key === lit));
    });
    return {
        show(view, series) {
            const ranked = rankedFront(view);
            const maybe = maybeOf(view);
            byId('front-empty').hidden = ranked.length > 0;
            byId('front-maybe-title').hidden = maybe.length === 0;
            [ranked, maybe].forEach((places, index) => fill(lists[index], places, view, series, selection));
            tellArea(view);
            setText(byId('front-count'), countText(view));
            setText(byId('front-words'), wordsOf(view));
        },
    };
}

/** Those that are not on the front as scored and yet not surely off it, the likeliest first. */
function maybeOf(view) {
    return view.checkpoints
        .filter((checkpoint) => isContender(checkpoint) && !checkpoint.standing.onFront)
        .sort((a, b) => b.standing.probability - a.standing.probability)
        .map((checkpoint) => ({ checkpoint, rank: '', tied: false }));
}

function fill(list, places, view, series, selection) {
    follow(
        list,
        places,
        ({ checkpoint }) => checkpoint.checkpointId,
        ({ checkpoint }) => createItem(checkpoint, selection),
        (item, place) => showItem(item, view, series, place),
    );
}

function tellArea({ front, isPast }) {
    const { hypervolume, interval: reach, corrected } = front;
    setText(byId('hypervolume'), score(hypervolume));
    setText(byId('hypervolume-interval'), reach === undefined ? '' : interval(reach));
    setText(
        byId('hypervolume-note'),
        `the shaded share of the plane${reach === undefined ? '' : ', with its 95\u00a0% interval'}`,
    );
    const right = corrected ?? undefined;
    byId('hypervolume-corrected').hidden = right === undefined || isPast === true;
    setText(
        byId('hypervolume-corrected'),
        right === undefined ? '' : `${interval(right)} with the judges' errors taken out`,
    );
}

/** The band in words, at a few places of the axis of safety. */
function wordsOf({ front, isPast, judge }) {
    if (judge !== undefined) {
        return `This is the front as ${judge} judges; its band is not known.`;
    }
    if (isPast) {
        return `This is front ${front.version}, of the past; its band is not known.`;
    }
    const tell = ({ safety, low, high }) => `at safety ${safety.toFixed(2)} between ${score(low)} and ${score(high)}`;
    const some = front.band.filter((_, index) => index % 20 === 0 || index === front.band.length - 2);
    return some.length === 0
        ? ''
        : `In 90 of 100 fronts of items drawn anew, the reasoning of the front lies ${some.map(tell).join(', ')}.`;
}

function createItem({ checkpointId }, selection) {
    return html(
        'li',
        { pointerenter: () => selection.light(checkpointId), pointerleave: () => selection.dim() },
        html('button', {
            type: 'button',
            class: 'front-item',
            click: () => selection.open(checkpointId),
            focus: () => selection.light(checkpointId),
            blur: () => selection.dim(),
        }),
    );
}

function showItem(item, view, series, place) {
    const button = item.firstElementChild;
    const isKnee = view.front.knee.includes(place.checkpoint.checkpointId);
    const state = JSON.stringify([place, isKnee]);
    // Most updates do not concern this point.
    if (button.dataset.state !== state) {
        button.dataset.state = state;
        button.replaceChildren(...content(series, place, isKnee));
    }
}

/** What ties with the one above it has the same scores, so it tells them not again. */
function content(series, { checkpoint, rank, tied }, isKnee) {
    return [
        html('span', { class: 'front-rank' }, String(rank)),
        name(series, checkpoint, isKnee),
        ...(tied ? [html('span', { class: 'front-tie' }, 'ties')] : [taxText(checkpoint), scores(checkpoint)]),
        certainty(checkpoint),
    ];
}

function name(series, checkpoint, isKnee) {
    return html(
        'span',
        { class: 'front-name' },
        swatch(series.get(checkpoint.recipe), fillOf(checkpoint)),
        html(
            'span',
            {},
            html('strong', {}, checkpoint.recipe),
            checkpoint.epoch > 0 ? html('span', { class: 'front-epoch' }, ` epoch ${checkpoint.epoch}`) : '',
            ...aliasMarks(checkpoint),
            ...(isKnee ? [' ', html('span', { class: 'knee', title: KNEE }, 'knee')] : []),
        ),
    );
}

const KNEE = 'From here a step along the front begins to cost more on one axis than it gains on the other.';

function taxText(checkpoint) {
    const tax = taxOf(checkpoint);
    if (tax === undefined) {
        return html('span', { class: 'front-tax' }, checkpoint.method === 'base' ? 'reference' : '');
    }
    return html(
        'span',
        { class: 'front-tax', title: `${tax.text} against the base: ${tax.certainty}, ${tax.how}` },
        tax.amount,
        html('span', { class: 'front-interval' }, ` ${tax.interval}`),
    );
}

function scores(checkpoint) {
    const [safety, reasoning] = ['safety', 'reasoning'].map((axis) => score(scoreOf(checkpoint, axis).value));
    return html('span', { class: 'front-score' }, `safety ${safety}, reasoning ${reasoning}`);
}

/** P(front) alone would be taken for a score where it is near a half, so words stand beside it. */
function certainty(checkpoint) {
    const { probability, contribution } = checkpoint.standing;
    const membership = membershipOf(checkpoint.standing);
    if (membership === undefined) {
        return html('span', { class: 'front-certainty' });
    }
    const share = contribution === undefined ? '' : `, adds ${contribution.toFixed(4)} of area`;
    return html(
        'span',
        { class: 'front-certainty' },
        html('span', {}, `P(front) ${probabilityText(probability)}${share}`),
        membership === 'undecided'
            ? html('span', { class: 'undecided-note', title: ROUGH }, `undecided: ${settlingText(checkpoint)}`)
            : '',
    );
}

/** How many points the front has, and of how many; of a front of the past only those are known that lay near it. */
function countText(view) {
    const { checkpoints, front, isPast } = view;
    const undecided = checkpoints.filter((checkpoint) => membershipOf(checkpoint.standing) === 'undecided').length;
    const all = isPast
        ? plural(front.checkpointIds.length, 'point')
        : `${front.checkpointIds.length} of ${plural(placedOf(view).length, 'point')}`;
    return undecided === 0 ? all : `${all}, ${undecided} undecided`;
}
