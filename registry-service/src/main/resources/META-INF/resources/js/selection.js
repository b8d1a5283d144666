/** What the person points at and has opened, shared by all parts of the page. */

/**
 * One selection. Whoever listens is told after every change.
 *
 * `lit` is the id of the checkpoint pointed at, `litRecipe` the recipe pointed at, `opened` the id of the checkpoint in
 * the drawer; each is empty where there is none. `hidden` holds the recipes that are not shown.
 */
export function createSelection() {
    const listeners = [];
    const state = { lit: '', litRecipe: '', opened: '', hidden: new Set() };

    function change(changes) {
        const differs = Object.entries(changes).some(([name, value]) => state[name] !== value);
        if (differs) {
            Object.assign(state, changes);
            listeners.forEach((listener) => listener(state));
        }
    }

    return {
        state,
        listen: (listener) => listeners.push(listener),
        light: (checkpointId) => change({ lit: checkpointId, litRecipe: '' }),
        lightRecipe: (recipe) => change({ lit: '', litRecipe: recipe }),
        dim: () => change({ lit: '', litRecipe: '' }),
        open: (checkpointId) => change({ opened: checkpointId }),
        close: () => change({ opened: '' }),
        toggle(recipe) {
            const hidden = new Set(state.hidden);
            if (!hidden.delete(recipe)) {
                hidden.add(recipe);
            }
            change({ hidden });
        },
    };
}

/** Whether a checkpoint is pointed at, by itself or by its recipe. */
export function isLit(state, checkpoint) {
    return state.lit === checkpoint.checkpointId || (state.litRecipe !== '' && state.litRecipe === checkpoint.recipe);
}
