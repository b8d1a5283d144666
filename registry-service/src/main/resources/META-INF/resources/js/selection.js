/** What the person points at and has opened, shared by all parts of the page. */

/**
 * One selection. Whoever listens is told after every change.
 *
 * `lit` is the id of the checkpoint pointed at, `litRecipe` the recipe pointed at, `opened` the id of the checkpoint in
 * the drawer; each is empty where there is none. `hidden` holds the recipes that are not shown, and `filter` says what
 * the name of a `recipe` contains and which values of settings are `chosen`, by setting. `judge` is by whose judgement
 * scores are shown, empty for the study's own judges.
 */
export function createSelection() {
    const listeners = [];
    const nothing = () => ({ hidden: new Set(), filter: { recipe: '', chosen: {} }, judge: '' });
    const state = { lit: '', litRecipe: '', opened: '', ...nothing() };

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
        /** Tells of what is shown only: most changes are of what is pointed at. */
        listenToFilters(listener) {
            let { hidden, filter, judge } = state;
            listeners.push((now) => {
                if (now.hidden !== hidden || now.filter !== filter || now.judge !== judge) {
                    ({ hidden, filter, judge } = now);
                    listener(now);
                }
            });
        },
        filter: (filter) => change({ filter }),
        restore: (kept) => change(kept),
        judgeBy: (judge) => change({ judge }),
        showAll: () => change(nothing()),
        toggle(recipe) {
            const hidden = new Set(state.hidden);
            if (!hidden.delete(recipe)) {
                hidden.add(recipe);
            }
            change({ hidden });
        },
    };
}

/** Whether filters and legend leave a checkpoint in sight. Everything is measured against the base, so it stays. */
export function isShown({ hidden, filter }, { recipe, method, settings }) {
    return (
        method === 'base' ||
        (!hidden.has(recipe) &&
            recipe.toLowerCase().includes(filter.recipe.toLowerCase()) &&
            Object.entries(filter.chosen).every(([name, values]) => values.includes(settings[name])))
    );
}

/** Whether a checkpoint is pointed at, by itself or by its recipe. */
export function isLit(state, checkpoint) {
    return state.lit === checkpoint.checkpointId || (state.litRecipe !== '' && state.litRecipe === checkpoint.recipe);
}
