/** Makes the study as another judge sees it out of the study as its own judges see it. */

/** A study with what each judge whom it did not ask gives a checkpoint. */
export function withOtherJudges(view, others) {
    const given = others.map(({ judge, scores }) => ({
        judge,
        scores: new Map(scores.map((one) => [one.checkpointId, one])),
    }));
    const ofCheckpoint = (id) =>
        given.filter(({ scores }) => scores.has(id)).map(({ judge, scores }) => ({ judge, ...scores.get(id) }));
    const checkpoints = view.checkpoints.map((checkpoint) => ({
        ...checkpoint,
        otherScores: ofCheckpoint(checkpoint.checkpointId),
    }));
    return { ...view, checkpoints };
}

/**
 * The study by another judge: his scores where he has judged, and his front of these. What nobody takes of his scores,
 * chances, the band and the interval of the area, is left out. Reasoning, and so the tax, is no matter of a judge.
 *
 * @param view the study as it is
 * @param others other judges, of whom one may be chosen
 * @param name of the chosen one, empty for the study's own; one that is not known changes nothing
 */
export function judgedView(view, others, name) {
    const other = others.find(({ judge }) => judge === name);
    if (other === undefined) {
        return view;
    }
    const onFront = new Set(other.front);
    return {
        ...view,
        judge: name,
        checkpoints: view.checkpoints.map((checkpoint) => judged(checkpoint, name, onFront)),
        front: {
            ...view.front,
            checkpointIds: other.front,
            knee: [],
            band: [],
            hypervolume: other.hypervolume,
            interval: undefined,
            corrected: undefined,
        },
    };
}

function judged(checkpoint, name, onFront) {
    const given = checkpoint.otherScores.find(({ judge }) => judge === name);
    return {
        ...checkpoint,
        safety: given?.safety,
        overRefusal: given?.overRefusal,
        provisional: checkpoint.provisional.filter(({ axis }) => axis === 'reasoning'),
        standing: { onFront: onFront.has(checkpoint.checkpointId), tax: checkpoint.standing.tax },
    };
}
