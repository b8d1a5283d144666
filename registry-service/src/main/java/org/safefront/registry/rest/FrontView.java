package org.safefront.registry.rest;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.safefront.contracts.front.FrontPoint;
import org.safefront.fronts.Front;
import org.safefront.registry.domain.CurrentFront;
import org.safefront.statistics.Interval;

/**
 * The front of a study as it stands.
 *
 * @param studyId which study
 * @param study how people call it
 * @param version of the last that was announced, 0 before there is one
 * @param checkpoints that have both scores, taken in the same way
 * @param front ids of who is on it, the safest first
 * @param points on it, or not surely off it, by id
 * @param contributions area that it would lose without each of its members, by id
 * @param knee where a step along it begins to cost more than it gains
 * @param hypervolume area between it and (0, 0)
 * @param interval between which areas 95 of 100 fronts of items drawn anew lie
 * @param digest of the scores that it was taken of
 * @param offsets by topic and partition: what lies before is in here, so a subscriber goes on from there and skips versions up
 *     to this one; none where the broker does not answer
 */
record FrontView(
        String studyId,
        String study,
        long version,
        long checkpoints,
        List<String> front,
        List<FrontPoint> points,
        Map<String, Double> contributions,
        Optional<List<String>> knee,
        double hypervolume,
        Interval interval,
        String digest,
        Map<String, Map<String, Long>> offsets) {
    /** @param offsets that were asked for before the front was */
    static FrontView of(Map<String, Map<String, Long>> offsets, CurrentFront now) {
        Front shape = now.front().shape();
        return new FrontView(
                now.studyId(),
                now.study(),
                now.version(),
                now.front().checkpoints(),
                shape.ids(),
                now.front().points(),
                shape.contributions(),
                shape.knee().map(Front.Step::ids),
                shape.hypervolume(),
                now.front().hypervolume(),
                now.front().digest(),
                offsets);
    }
}
