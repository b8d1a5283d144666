/** Names that people gave to checkpoints, and what each policy of the study said last. Reading only. */

import { aliases, lastDecision, policies } from './api.js';
import { byId, follow, html } from './dom.js';
import { checkpointOf } from './study.js';
import { copyable } from './copy.js';
import { createRevisionReader } from './revision-reader.js';
import { moment, plural, shortDigest } from './format.js';
import { nameOf } from './words.js';
import { yamlOf } from './recipe-text.js';

const VERDICTS = { go: 'GO', 'no-go': 'NO-GO', inconclusive: 'INCONCLUSIVE' };
const MOODS = { go: 'good', 'no-go': 'bad', inconclusive: 'warn' };

/**
 * Names and gates in their place on the page; nothing stands there while a study has neither.
 *
 * @param onNames is called with the names of checkpoints, by their ids
 */
export function createGates(studyId, selection, onNames) {
    let known;
    const reader = createRevisionReader(
        () => read(studyId),
        (view, told) => {
            known = told;
            draw(view);
            onNames(namesOf(told.names));
        },
    );

    function draw(view) {
        const { names, gates } = known;
        byId('gates').hidden = names.length + gates.length === 0;
        fill(byId('alias-list'), names, ({ alias }) => alias, (item) => aliasOf(view, item, selection), view);
        fill(byId('gate-list'), gates, ({ policy }) => policy.name, (item) => gateOf(view, item, selection), view);
    }

    return {
        show(view) {
            if (known !== undefined) {
                draw(view);
            }
            reader.see(view);
        },
    };
}

async function read(studyId) {
    const [names, stored] = await Promise.all([aliases(studyId), policies(studyId)]);
    const decisions = await Promise.all(stored.map(({ policy }) => lastDecision(studyId, policy.name)));
    return { names, gates: stored.map((one, index) => ({ ...one, last: decisions[index] })) };
}

function namesOf(names) {
    const byCheckpoint = new Map();
    names.forEach(({ alias, checkpointId }) => {
        byCheckpoint.set(checkpointId, [...(byCheckpoint.get(checkpointId) ?? []), alias]);
    });
    return byCheckpoint;
}

/** Only what differs is made anew: who has opened the reasons of a decision goes on reading them. */
function fill(list, items, key, content, view) {
    follow(
        list,
        items,
        key,
        () => html('li', {}),
        (element, item) => {
            const state = JSON.stringify([item, view.front.version, view.checkpoints.length]);
            if (element.dataset.state !== state) {
                element.dataset.state = state;
                element.replaceChildren(...content(item));
            }
        },
    );
}

function aliasOf(view, { alias, checkpointId, version, at, movedBy, reason }, selection) {
    return [
        html('span', { class: 'alias' }, alias),
        ' is ',
        opener(view, checkpointId, selection),
        html('span', { class: 'note' }, `version ${version}, moved by ${movedBy} at ${moment(at)}: ${reason}`),
    ];
}

function gateOf(view, { policy, digest, last }, selection) {
    const title = html('span', {}, 'gate ', html('strong', {}, policy.name), ': ');
    const asks = html('details', {}, html('summary', {}, 'what it asks'), html('pre', {}, yamlOf(policy)));
    if (last === undefined) {
        return [title, 'nothing decided yet', asks];
    }
    const { decided } = last;
    const why = html(
        'details',
        { class: 'gate-why' },
        html('summary', {}, `${plural(decided.reasons.length, 'reason')}, ${evidenceText(decided)}`),
        html('ul', { class: 'gate-reasons' }, ...decided.reasons.map((reason) => html('li', {}, reason))),
        evidenceOf(decided),
    );
    return [
        title,
        html('b', { class: `verdict ${MOODS[decided.verdict] ?? ''}` }, VERDICTS[decided.verdict] ?? decided.verdict),
        ' ',
        opener(view, decided.checkpointId, selection),
        html('span', { class: 'note' }, ...whenOf(view, last, digest)),
        why,
        asks,
    ];
}

/** When it was decided, and whether that still is of the front and the policy that are there now. */
function whenOf(view, { at, decided }, digest) {
    const { frontVersion, policyDigest, reference } = decided;
    const held = reference === undefined ? '' : `, against ${nameOrId(view, reference)}`;
    const isOld = frontVersion < view.front.version;
    return [
        `decided at ${moment(at)} on front ${frontVersion}${held}.`,
        isOld ? ` The front is ${view.front.version} now.` : '',
        policyDigest === digest ? '' : ` The policy has changed since: it was ${shortDigest(policyDigest)}.`,
    ];
}

function evidenceText({ evidence }) {
    return evidence === undefined ? 'evidence not told' : `${plural(evidence.length, 'piece')} of evidence`;
}

function evidenceOf({ evidence, policyDigest }) {
    const ids = (evidence ?? []).map((id) => html('li', {}, copyable(id, `id of evidence ${id}`)));
    return html(
        'div',
        {},
        html('p', { class: 'note' }, 'Evidence: evaluations and judgements, as the tab Lineage of the checkpoint names them.'),
        html('ul', { class: 'gate-evidence' }, ...ids),
        html('p', { class: 'note' }, `Policy ${shortDigest(policyDigest)}`),
    );
}

function opener(view, checkpointId, selection) {
    const checkpoint = checkpointOf(view, checkpointId);
    if (checkpoint === undefined) {
        return html('span', {}, copyable(checkpointId, 'checkpoint id'), ' (retracted)');
    }
    return html(
        'button',
        {
            type: 'button',
            class: 'opener',
            click: () => selection.open(checkpointId),
            focus: () => selection.light(checkpointId),
            blur: () => selection.dim(),
        },
        nameOf(checkpoint),
    );
}

function nameOrId(view, checkpointId) {
    const checkpoint = checkpointOf(view, checkpointId);
    return checkpoint === undefined ? checkpointId : nameOf(checkpoint);
}
