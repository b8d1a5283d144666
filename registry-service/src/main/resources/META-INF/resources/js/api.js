/** Asks the registry. Addresses are relative, so the page also works below a path prefix. */

/** The registry answered, but not with what was asked for; it says why in a sentence. */
export class RefusedError extends Error {
    constructor(status, reason) {
        super(reason);
        this.name = 'RefusedError';
        this.status = status;
    }
}

/** All studies in one line each, the newest first. */
export function studies() {
    return get('api/studies');
}

/** A study as it stands. */
export function study(studyId) {
    return get(address(studyId));
}

/** Where a study is told again after every change. */
export function streamAddress(studyId) {
    return `${address(studyId)}/stream`;
}

/** Training losses, run by run. */
export function losses(studyId) {
    return get(`${address(studyId)}/losses`);
}

/** What the trainer said of a checkpoint when it published it. */
export function checkpoint(studyId, checkpointId, signal) {
    return get(`${address(studyId)}/checkpoints/${encodeURIComponent(checkpointId)}`, signal);
}

/** What the scores of a checkpoint come from: the request, shards, judgements. */
export function lineage(studyId, checkpointId, signal) {
    return get(`${address(studyId)}/checkpoints/${encodeURIComponent(checkpointId)}/lineage`, signal);
}

/** How the update of a checkpoint lies to the weights of the base, matrix by matrix. */
export function geometry(studyId, checkpointId, signal) {
    return get(`${address(studyId)}/checkpoints/${encodeURIComponent(checkpointId)}/geometry`, signal);
}

/** Judges besides those that the study asked, and what they would make of its front. */
export function otherJudges(studyId, signal) {
    return get(`${address(studyId)}/judges`, signal);
}

/** The scores of a checkpoint with what each rests on, task by task. */
export function scores(studyId, checkpointId, signal) {
    return get(`${address(studyId)}/checkpoints/${encodeURIComponent(checkpointId)}/scores`, signal);
}

/**
 * The samples behind the scores of a checkpoint on an axis, a page of each task's.
 *
 * @param query says `axis`, `offset`, `limit` and, where only some are wanted, `outcome`
 * @param token by which texts of probes are shown; undefined where there is none
 */
export function samples(studyId, checkpointId, query, signal, token) {
    const parameters = new URLSearchParams(query);
    const where = `${address(studyId)}/checkpoints/${encodeURIComponent(checkpointId)}/samples?${parameters}`;
    return get(where, signal, shown(token));
}

/** How the second of two checkpoints differs from the first, task by task. */
export function comparison(studyId, one, other, signal) {
    return get(comparisonAddress(studyId, one, other), signal);
}

/** What two checkpoints said to the same items; query and token as of samples, with `change` for `outcome`. */
export function pairs(studyId, one, other, query, signal, token) {
    const parameters = new URLSearchParams(query);
    return get(`${comparisonAddress(studyId, one, other)}/samples?${parameters}`, signal, shown(token));
}

/** Who is called on the front or off it in a study that spends its samples where its front is in doubt. */
export function budget(studyId) {
    return get(`${address(studyId)}/budget`);
}

/** Names of checkpoints. */
export function aliases(studyId) {
    return get(`${address(studyId)}/aliases`);
}

/** What checkpoints must be to pass, by name. */
export function policies(studyId) {
    return get(`${address(studyId)}/policies`);
}

/** The last decision by a policy, undefined before there is one. */
export async function lastDecision(studyId, policy) {
    const [last] = await get(`${address(studyId)}/gates?${new URLSearchParams({ policy, limit: 1 })}`);
    return last;
}

/** The fronts that were announced, the oldest first, without their points; the first ones can be left out. */
export function fronts(studyId, offset) {
    return get(`${address(studyId)}/fronts?${new URLSearchParams({ offset })}`);
}

/** A front as it was announced. */
export function front(studyId, version) {
    return get(`${address(studyId)}/fronts/${version}`);
}

/** The report of a study. */
export function report(studyId) {
    return get(`${address(studyId)}/report`);
}

function shown(token) {
    return token === undefined ? {} : { authorization: `Bearer ${token}` };
}

function comparisonAddress(studyId, one, other) {
    return `${address(studyId)}/compare/${encodeURIComponent(one)}/${encodeURIComponent(other)}`;
}

function address(studyId) {
    return `api/studies/${encodeURIComponent(studyId)}`;
}

async function get(where, signal, headers = {}) {
    const response = await fetch(where, { headers: { accept: 'application/json', ...headers }, signal });
    if (!response.ok) {
        throw new RefusedError(response.status, await reasonOf(response));
    }
    return response.json();
}

/** What stands between the page and the registry answers without a sentence. */
async function reasonOf(response) {
    try {
        return (await response.json()).message;
    } catch {
        return `the answer was ${response.status}`;
    }
}
