/** What follows from a study as the registry sends it. A field that is absent there is unknown. */

/** The axes, in the order in which they are told. */
export const AXES = ['safety', 'reasoning', 'over-refusal'];

const FIELDS = { safety: 'safety', reasoning: 'reasoning', 'over-refusal': 'overRefusal' };

/** The score of a checkpoint on an axis, undefined until it is measured. */
export function scoreOf(checkpoint, axis) {
    return checkpoint[FIELDS[axis]] ?? undefined;
}

/** How the tasks of an axis stand that are begun and have no score yet. */
export function provisionalOf(checkpoint, axis) {
    return checkpoint.provisional.filter((task) => task.axis === axis);
}

/** What recipes are told apart by, with the settings that differ from one checkpoint to the other. */
export const SETTINGS = ['method', 'rank', 'modules', 'layers', 'epoch'];

/** The study with the settings of its recipe beside each checkpoint. */
export function withSettings(view) {
    const recipes = new Map(view.runs.map((run) => [run.runId, run.recipe]));
    view.checkpoints.forEach((checkpoint) => {
        checkpoint.settings = settingsOf(checkpoint, recipes.get(checkpoint.runId));
    });
    return view;
}

/** A study with the names of each checkpoint beside it, given by its id. */
export function withNames(view, names) {
    const checkpoints = view.checkpoints.map((checkpoint) => ({
        ...checkpoint,
        aliases: names.get(checkpoint.checkpointId) ?? [],
    }));
    return { ...view, checkpoints };
}

/** Texts, for they are compared and written into addresses; what a method does not have is left out. */
function settingsOf({ method, epoch }, recipe) {
    const lora = recipe?.lora ?? undefined;
    return {
        method,
        epoch: String(epoch),
        ...(lora === undefined
            ? {}
            : {
                  rank: String(lora.rank),
                  modules: modulesOf(lora.targets),
                  layers: lora.layers,
                  other: restOf(recipe),
              }),
    };
}

/** All else that a recipe says, but its name; alpha goes with the rank, so their ratio counts. */
function restOf({ name, lora, ...rest }) {
    const { rank, targets, layers, alpha, ...others } = lora;
    return JSON.stringify([rest, others, alpha / rank]);
}

/** In the order of the block, without the ending that all of them have. */
const MODULES = ['q', 'k', 'v', 'o', 'gate', 'up', 'down'];

function modulesOf(targets) {
    const names = targets.map((target) => target.replace(/_proj$/, ''));
    return names.length === MODULES.length
        ? 'all'
        : names.sort((a, b) => MODULES.indexOf(a) - MODULES.indexOf(b)).join(' ');
}

/** What measures an axis. */
export function tasksOf(view, axis) {
    return view.tasks.filter((task) => task.axis === axis);
}

/** The checkpoint with this id, undefined where the study has none. */
export function checkpointOf(view, checkpointId) {
    return view.checkpoints.find((checkpoint) => checkpoint.checkpointId === checkpointId);
}

/** The base, undefined until it is published. */
export function baseOf(view) {
    return view.checkpoints.find((checkpoint) => checkpoint.method === 'base');
}

/** Whether a checkpoint has its place in the plane. */
export function isPlaced(checkpoint) {
    return scoreOf(checkpoint, 'safety') !== undefined && scoreOf(checkpoint, 'reasoning') !== undefined;
}

/** Whether a checkpoint lies in a part of the plane, given by axis as its lowest and highest score. */
export function isInside(domains, checkpoint) {
    return Object.entries(domains).every(([axis, [low, high]]) => {
        const { value } = scoreOf(checkpoint, axis);
        return value >= low && value <= high;
    });
}

/** The checkpoints that have their place in the plane. */
export function placedOf(view) {
    return view.checkpoints.filter(isPlaced);
}

/** The checkpoints on the front, the safest first; those that are as safe by recipe and epoch, as the study has them. */
export function frontOf(view) {
    const ids = new Set(view.front.checkpointIds);
    return view.checkpoints
        .filter(({ checkpointId }) => ids.has(checkpointId))
        .sort((a, b) => scoreOf(b, 'safety').value - scoreOf(a, 'safety').value);
}

/** Whether two placed checkpoints lie at the same spot of the plane. */
export function isTie(a, b) {
    return ['safety', 'reasoning'].every((axis) => scoreOf(a, axis).value === scoreOf(b, axis).value);
}

/** The checkpoints on the front with their ranks, counted from the safest; those that tie share one. */
export function rankedFront(view) {
    const ranked = [];
    for (const checkpoint of frontOf(view)) {
        const last = ranked.at(-1);
        const tied = last !== undefined && isTie(last.checkpoint, checkpoint);
        const rank = tied ? last.rank : (last?.rank ?? 0) + 1;
        ranked.push({ checkpoint, rank, tied });
    }
    return ranked;
}

/** How many checkpoints have every score that the study asks for. */
export function measuredCount(view) {
    const asked = AXES.filter((axis) => tasksOf(view, axis).length > 0);
    return view.checkpoints.filter((checkpoint) => asked.every((axis) => scoreOf(checkpoint, axis) !== undefined))
        .length;
}

/** How many checkpoints there will be; a run that failed makes no more than it has made. */
export function expectedCount(view) {
    return view.runs
        .map((run) => {
            if (run.state === 'failed') {
                return view.checkpoints.filter((checkpoint) => checkpoint.runId === run.runId).length;
            }
            return run.recipe.method === 'base' ? 1 : run.epochs;
        })
        .reduce((sum, checkpoints) => sum + checkpoints, 0);
}

/** Whether two intervals share a value. */
export function overlap(a, b) {
    return a.low <= b.high && b.low <= a.high;
}

/** The checkpoints of each run in the order of their epochs, for runs that have at least two of these. */
export function trailsOf(checkpoints) {
    const runs = new Map();
    for (const checkpoint of checkpoints) {
        const trail = runs.get(checkpoint.runId) ?? [];
        trail.push(checkpoint);
        runs.set(checkpoint.runId, trail);
    }
    return [...runs.values()]
        .filter((trail) => trail.length > 1)
        .map((trail) => trail.sort((a, b) => a.epoch - b.epoch));
}
