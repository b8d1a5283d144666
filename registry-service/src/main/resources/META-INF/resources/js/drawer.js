/** The drawer: opens, closes and follows the study. */

import { byId } from './dom.js';
import { checkpointOf } from './study.js';
import { COMPARE, fillDrawer } from './drawer-content.js';

/** Where the drawer has room beside the page; elsewhere it lies over all of it. */
const BESIDE = window.matchMedia('(min-width: 1100px)');

/** The drawer, opened and closed by the selection. */
export function createDrawer(selection) {
    const drawer = byId('drawer');
    /** Going from point to point, a person stays with the tab and the axis that she looks at. */
    const place = placeFromAddress();
    let shown;
    let opened;

    selection.listen((state) => {
        if (state.opened !== (opened?.checkpointId ?? '')) {
            change(state.opened);
        }
    });
    drawer.addEventListener('close', () => {
        keepInPlace(opened?.origin, () => document.body.classList.remove('drawer-beside'));
        selection.close();
    });
    document.addEventListener('keydown', (event) => {
        if (event.key === 'Escape' && drawer.open) {
            drawer.close();
        }
    });

    function change(checkpointId) {
        const checkpoint = shown && checkpointOf(shown.view, checkpointId);
        if (checkpoint === undefined) {
            const { origin } = opened ?? {};
            opened = undefined;
            drawer.close();
            origin?.focus?.({ preventScroll: true });
            return;
        }
        const origin = opened?.origin ?? document.activeElement;
        opened = { checkpointId, origin, ...fillDrawer(drawer, shown, checkpoint, place) };
        keepInPlace(document.activeElement, () => present(drawer));
        drawer.querySelector('h2').focus({ preventScroll: true });
        drawer.scrollTop = 0;
    }

    function refresh() {
        const checkpoint = checkpointOf(shown.view, opened.checkpointId);
        if (checkpoint === undefined) {
            change('');
            return;
        }
        opened.show(shown.view, checkpoint);
    }

    return {
        show(view, series) {
            shown = { view, series, curves: shown?.curves ?? [] };
            if (opened !== undefined) {
                refresh();
            } else if (selection.state.opened !== '') {
                change(selection.state.opened);
            }
        },
        showLosses(curves) {
            shown = { ...shown, curves };
            opened?.showLosses(curves);
        },
    };
}

/** Which checkpoint others are compared with stands in the address, so that a comparison can be sent to somebody. */
const AGAINST = 'against';

function placeFromAddress() {
    const against = new URLSearchParams(window.location.search).get(AGAINST) ?? undefined;
    return {
        tab: against === undefined ? 0 : COMPARE,
        axis: 'reasoning',
        against,
        keepAgainst(id) {
            this.against = id;
            const { pathname, search, hash } = window.location;
            const parameters = new URLSearchParams(search);
            parameters.set(AGAINST, id);
            window.history.replaceState(null, '', `${pathname}?${parameters}${hash}`);
        },
    };
}

/** The page becomes narrower or wider, and so longer or shorter; what the person has clicked stays where it is. */
function keepInPlace(element, change) {
    const anchor = element === document.body ? undefined : element;
    const before = anchor?.getBoundingClientRect().top;
    change();
    if (anchor?.isConnected) {
        window.scrollBy({ top: anchor.getBoundingClientRect().top - before, behavior: 'instant' });
    }
}

/** Beside the page where there is room, over it where there is not. */
function present(drawer) {
    if (drawer.open) {
        return;
    }
    if (BESIDE.matches) {
        document.body.classList.add('drawer-beside');
        drawer.show();
    } else {
        drawer.showModal();
    }
}
