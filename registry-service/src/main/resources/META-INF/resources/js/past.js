/** Makes a study with a front of the past out of the study as it is. */

/**
 * The study as the plane and the list beside it show it: what lay on that front or may have lain on it stands where it
 * stood then, all else is faded. What was not announced then, the band, contributions and taxes, is left out.
 *
 * @param view the study as it is
 * @param front as it was announced
 */
export function pastView(view, front) {
    const then = new Map(front.points.map((point) => [point.checkpointId, point]));
    const still = view.checkpoints.map((checkpoint) => {
        const point = then.get(checkpoint.checkpointId);
        then.delete(checkpoint.checkpointId);
        return point === undefined ? faded(checkpoint) : { ...checkpoint, ...placed(point) };
    });
    const gone = [...then.values()].map(withdrawn);
    return {
        ...view,
        isPast: true,
        checkpoints: [...still, ...gone],
        front: {
            version: front.version,
            checkpointIds: front.points.filter(({ onFront }) => onFront).map(({ checkpointId }) => checkpointId),
            knee: [],
            hypervolume: front.hypervolume,
            interval: { low: front.hypervolumeLow, high: front.hypervolumeHigh },
            band: [],
            digest: front.digest,
        },
    };
}

function faded(checkpoint) {
    return { ...checkpoint, faded: true, standing: { onFront: false } };
}

function placed({ safety, reasoning, overRefusal, onFront, probability, membership }) {
    return { safety, reasoning, overRefusal, standing: { onFront, probability, membership } };
}

/** A checkpoint that the study has no more. */
function withdrawn(point) {
    const { checkpointId, runId, recipe, method, epoch } = point;
    const settings = { method, epoch: String(epoch) };
    const own = { checkpointId, runId, recipe, method, epoch, settings, provisional: [], problems: [] };
    return { ...own, ...placed(point) };
}
