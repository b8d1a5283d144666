/** Reads training losses when there may be new ones, and not more often than a person can see. */

import { losses } from './api.js';

/** The shortest time between two readings, in milliseconds. */
const PAUSE = 4000;

/**
 * A reader of the losses of a study.
 *
 * @param onCurves is called with the curves that have points, after each reading
 */
export function createLossReader(studyId, onCurves) {
    let read = -1;
    let wanted = -1;
    let busy = false;

    async function readLosses() {
        busy = true;
        const steps = wanted;
        try {
            const curves = await losses(studyId);
            onCurves(curves.filter((curve) => curve.points.length > 0));
            read = steps;
        } catch {
            // The losses seen before stay, and the next reading tries again.
        }
        setTimeout(() => {
            busy = false;
            readIfNew();
        }, PAUSE);
    }

    function readIfNew() {
        if (!busy && wanted !== read) {
            readLosses();
        }
    }

    return {
        /** Sees a study as it stands: where no step was made, there is no new loss. */
        see(view) {
            wanted = view.training.done;
            readIfNew();
        },
    };
}
