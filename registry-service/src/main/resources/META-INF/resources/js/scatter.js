/** The scatter: the plane, fitted to the page, with its zoom, its legend and what the pointer and the keys do. */

import { byId } from './dom.js';
import { COVER, near } from './nearness.js';
import { createChooser } from './chooser.js';
import { createPlane, frameOf, placeOf } from './plane.js';
import { createPointing, rove } from './pointing.js';
import { createTip } from './tip.js';
import { isLit, isShown } from './selection.js';
import { WHOLE, closeDomains, tellRange } from './zoom.js';

/** The scatter in its place on the page. */
export function createScatter(selection) {
    const stage = byId('plane-stage');
    const root = byId('plane');
    const plane = createPlane(root);
    const tip = createTip(stage);
    const chooser = createChooser(stage, selection);
    let scene;
    let zoomed = false;
    let places = [];

    createPointing({
        root,
        marks: plane.marks,
        places: () => places,
        selection,
        choose: (places) => chooser.show(scene, places),
        leave: () => chooser.hide(),
    });

    function draw() {
        if (scene === undefined || stage.clientWidth === 0) {
            return;
        }
        const close = closeDomains(scene.view);
        scene = {
            ...scene,
            width: stage.clientWidth,
            height: stage.clientHeight,
            isShown: (checkpoint) => isShown(selection.state, checkpoint),
            domains: zoomed && close !== undefined ? close : WHOLE,
        };
        const { own, crowd } = plane.draw(scene);
        places = placesOf(scene, [...crowd, ...own]);
        keepReachable(plane.marks);
        root.classList.toggle('past', scene.view.isPast === true);
        tellRange(scene, close !== undefined, zoomed, crowd.length);
        light();
    }

    function light() {
        const { state } = selection;
        markLit(root, state, scene.view.checkpoints);
        const one = places.find((place) => place.id === state.lit);
        const covered = one === undefined ? [] : near(places, one, COVER);
        plane.lift(scene, state.lit);
        tip.show(scene, chooser.isOpen() ? undefined : one, places, covered.length - 1);
    }

    byId('zoom').addEventListener('click', () => {
        zoomed = !zoomed;
        draw();
    });
    selection.listenToFilters(draw);
    selection.listen(() => {
        if (scene?.domains !== undefined) {
            light();
        }
    });
    new ResizeObserver(() => {
        if (stage.clientWidth !== scene?.width || stage.clientHeight !== scene?.height) {
            still(root, draw);
        }
    }).observe(stage);

    return {
        show(view, series) {
            scene = { ...scene, view, series };
            draw();
        },
        /** The study as it is drawn, and the part of the plane that is shown, by axis. */
        drawn: () => ({ view: scene.view, domains: scene.domains }),
    };
}

/** Draws without transitions: when the page changes its size, points do not move. */
function still(root, draw) {
    root.classList.add('still');
    draw();
    root.classList.add('still');
    requestAnimationFrame(() => requestAnimationFrame(() => root.classList.remove('still')));
}

/** The Tab key must lead to one of the marks, also when the one it led to is gone. */
function keepReachable(marks) {
    const first = marks.querySelector('[tabindex="0"]') ?? marks.firstElementChild;
    if (first !== null) {
        rove(marks, first);
    }
}

/** Where everything shown lies. */
function placesOf(scene, shown) {
    const frame = frameOf(scene);
    return shown.map((checkpoint) => ({
        id: checkpoint.checkpointId,
        checkpoint,
        ...placeOf(frame, checkpoint),
    }));
}

function markLit(root, state, checkpoints) {
    const lit = checkpoints.filter((checkpoint) => isLit(state, checkpoint));
    const ids = new Set(lit.map((checkpoint) => checkpoint.checkpointId));
    root.classList.toggle('pointing', state.lit !== '' || state.litRecipe !== '');
    root.querySelectorAll('[data-checkpoint]').forEach((element) => {
        element.classList.toggle('lit', ids.has(element.dataset.checkpoint));
    });
    root.querySelectorAll('.crowd').forEach((crowd) => {
        crowd.classList.toggle('lit', crowd.dataset.recipe === state.litRecipe);
    });
    root.querySelectorAll('.trail').forEach((trail) => {
        trail.classList.toggle('lit', trail.dataset.recipe === lit[0]?.recipe);
    });
}
