/** Asks which point is meant where several cover one another. */

import { fillOf } from './certainty.js';
import { html } from './dom.js';
import { plural, score } from './format.js';
import { swatch } from './series.js';
import { scoreOf } from './study.js';
import { nameOf } from './words.js';

/** A short list that opens over the plane. */
export function createChooser(stage, selection) {
    const list = html('div', { class: 'chooser', role: 'dialog', 'aria-label': 'Points at this place', hidden: true });
    stage.append(list);

    function hide() {
        list.hidden = true;
    }

    list.addEventListener('keydown', (event) => {
        if (event.key === 'Escape') {
            event.stopPropagation();
            hide();
            selection.dim();
        }
    });
    document.addEventListener('pointerdown', (event) => {
        if (!list.hidden && !list.contains(event.target)) {
            hide();
        }
    });

    return {
        hide,
        isOpen: () => !list.hidden,
        /** Offers these places. */
        show({ series }, places) {
            list.replaceChildren(
                html('p', { class: 'chooser-title' }, `${plural(places.length, 'point')} here`),
                ...places.map(({ checkpoint }) => entry(checkpoint, series, selection, hide)),
            );
            list.hidden = false;
            put(list, stage, places[0]);
            list.querySelector('button').focus();
        },
    };
}

function entry(checkpoint, series, selection, hide) {
    const place = `${score(scoreOf(checkpoint, 'safety').value)}, ${score(scoreOf(checkpoint, 'reasoning').value)}`;
    return html(
        'button',
        {
            type: 'button',
            focus: () => selection.light(checkpoint.checkpointId),
            pointerenter: () => selection.light(checkpoint.checkpointId),
            click: () => {
                hide();
                selection.open(checkpoint.checkpointId);
            },
        },
        swatch(series.get(checkpoint.recipe), fillOf(checkpoint)),
        html('span', {}, nameOf(checkpoint)),
        html('span', { class: 'chooser-place' }, place),
    );
}

/** Below the point, inside the stage. */
function put(list, stage, { x, y }) {
    const left = Math.min(x + 12, stage.clientWidth - list.offsetWidth);
    const top = y + 12 + list.offsetHeight <= stage.clientHeight ? y + 12 : y - 12 - list.offsetHeight;
    list.style.left = `${Math.max(0, left)}px`;
    list.style.top = `${Math.max(0, top)}px`;
}
