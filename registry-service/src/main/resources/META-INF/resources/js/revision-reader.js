/** Reads again what follows from a study: when it has a new revision, and now and then once it is finished. */

/** The shortest time between two readings, in milliseconds. */
const PAUSE = 4000;
/** A study that is finished is followed no more, and still people name its checkpoints and ask other judges. */
const LATER = 20000;

/**
 * A reader that is told of every view.
 *
 * @param read gets what follows from a study; where it fails, what was said before stays and the next reading tries again
 * @param show is called with the view and with what was read, where that is new
 */
export function createRevisionReader(read, show) {
    let known = -1;
    let told = '';
    let latest;
    let busy = false;
    let later;

    async function readIfNew(isTime) {
        if (busy || (latest.revision === known && !isTime)) {
            return;
        }
        busy = true;
        clearTimeout(later);
        const view = latest;
        try {
            const found = await read();
            const text = JSON.stringify(found);
            if (text !== told) {
                told = text;
                show(latest, found);
            }
            known = view.revision;
        } catch {
            // The next reading tries again.
        }
        setTimeout(goOn, PAUSE);
    }

    function goOn() {
        busy = false;
        later = setTimeout(lookAgain, LATER);
        readIfNew(false);
    }

    /** Nobody looks at a page that is hidden. */
    function lookAgain() {
        later = setTimeout(lookAgain, LATER);
        if (latest.finished && !document.hidden) {
            readIfNew(true);
        }
    }

    return {
        see(view) {
            latest = view;
            readIfNew(false);
        },
    };
}
