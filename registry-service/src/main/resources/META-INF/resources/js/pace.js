/** Estimates how long work will take from how fast it went lately. */

/** How far back "lately" reaches, in seconds. */
const WINDOW = 60;
/** A pace seen for less than this says nothing. */
const LEAST = 8;

/** A pace that is fed with what is done and answers with what is left. */
export function createPace() {
    let seen = [];
    return {
        /**
         * The seconds left, undefined where nothing moved or too little was seen.
         *
         * @param seconds the registry's clock, so that a slow connection does not distort the pace
         */
        left(seconds, { done, total }) {
            const latest = seen.at(-1);
            if (latest !== undefined && (seconds < latest.seconds || done < latest.done)) {
                seen = [];
            }
            seen = [...seen.filter((moment) => seconds - moment.seconds <= WINDOW), { seconds, done }];
            const passed = seconds - seen[0].seconds;
            const gained = done - seen[0].done;
            return passed < LEAST || gained === 0 || done >= total ? undefined : ((total - done) * passed) / gained;
        },
    };
}
