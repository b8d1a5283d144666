/** The card beside the point that a person points at. */

import { aliasMarks } from './aliases.js';
import { fillOf } from './certainty.js';
import { html } from './dom.js';
import { interval, plural, score } from './format.js';
import { AXES, scoreOf } from './study.js';
import { swatch } from './series.js';
import { nameOf, saidOf, standingOf } from './words.js';

const GAP = 16;

/** A card inside the stage of the plane. Screen readers read the point's own label instead. */
export function createTip(stage) {
    const card = html('div', { class: 'tip', 'aria-hidden': 'true', hidden: true });
    stage.append(card);
    return {
        /**
         * Shows a place of the scene, or nothing.
         *
         * @param places all points that are shown
         * @param others how many more points lie at this place
         */
        show(scene, place, places, others) {
            card.hidden = place === undefined;
            if (place !== undefined) {
                card.replaceChildren(...content(scene, place.checkpoint, others));
                put(card, stage, place, places);
            }
        },
    };
}

function content({ view, series }, checkpoint, others) {
    return [
        html(
            'p',
            { class: 'tip-name' },
            swatch(series.get(checkpoint.recipe), fillOf(checkpoint)),
            nameOf(checkpoint),
            ...aliasMarks(checkpoint),
        ),
        ...AXES.filter((axis) => scoreOf(checkpoint, axis) !== undefined).map((axis) =>
            scoreLine(view, axis, scoreOf(checkpoint, axis)),
        ),
        ...standingOf(checkpoint).map((sentence) => html('p', { class: 'tip-note' }, sentence)),
        ...(others === 0
            ? []
            : [html('p', { class: 'tip-more' }, `${plural(others, 'more point')} here: click to choose.`)]),
    ];
}

function scoreLine(view, axis, estimate) {
    return html(
        'p',
        { class: 'tip-score' },
        html('span', { class: 'tip-axis' }, axis),
        html('strong', {}, score(estimate.value)),
        html('span', { class: 'tip-interval' }, `${interval(estimate)} n ${estimate.n}`),
        html('span', { class: 'tip-said' }, saidOf(view, axis, estimate)),
    );
}

/** Where it hides the fewest points, its own among them, and always inside the stage. */
function put(card, stage, { x, y }, places) {
    const [width, height] = [card.offsetWidth, card.offsetHeight];
    const room = { width: stage.clientWidth - width, height: stage.clientHeight - height };
    const spots = [x + GAP, x - GAP - width, x - width / 2].flatMap((left) =>
        [y - height / 2, y + GAP, y - GAP - height].map((top) => ({
            left: clamp(left, room.width),
            top: clamp(top, room.height),
        })),
    );
    const hides = ({ left, top }) =>
        places.filter((place) => isWithin(place.x, left, width) && isWithin(place.y, top, height)).length;
    const best = spots.reduce((least, next) => (hides(next) < hides(least) ? next : least));
    card.style.left = `${best.left}px`;
    card.style.top = `${best.top}px`;
}

/** Marks have a size, so a little outside is still within. */
function isWithin(value, start, length) {
    return value > start - GAP / 2 && value < start + length + GAP / 2;
}

function clamp(value, most) {
    return Math.max(0, Math.min(value, Math.max(0, most)));
}
