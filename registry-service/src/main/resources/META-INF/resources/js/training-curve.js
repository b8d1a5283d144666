/** The training loss of one run, in the drawer of a checkpoint. */

import { createCurves } from './curves.js';
import { html } from './dom.js';

/** The training curve of the checkpoint's run, with a line at its step. */
export function createTraining(series, checkpoint) {
    const stage = html('div', { class: 'curves-stage small' });
    const element = html('div', { hidden: true }, html('h3', {}, 'Training loss'), stage);
    const plot = createCurves(stage, `Training loss of ${checkpoint.recipe}`);
    let curves = [];
    let step;

    function draw() {
        const own = curves.filter((curve) => curve.runId === checkpoint.runId);
        element.hidden = own.length === 0;
        plot.show(own, series, step);
    }

    return {
        element,
        showLosses(all) {
            curves = all;
            draw();
        },
        showStep(at) {
            step = at;
            draw();
        },
    };
}
