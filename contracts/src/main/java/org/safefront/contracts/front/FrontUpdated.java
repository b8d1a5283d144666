package org.safefront.contracts.front;

import java.util.List;
import org.safefront.contracts.ContentId;
import org.safefront.contracts.Require;

/**
 * The front of a study as it now is, whole: all that are on it, or may be. What is known of the others is told by
 * {@link CheckpointAssessed}.
 *
 * @param studyId which study
 * @param study how people call it
 * @param version 1, 2, 3 and so on, without a gap
 * @param checkpoints that have both scores, taken in the same way: those that the front is taken of
 * @param points of these, the ones that are on the front or are not surely off it, by id
 * @param entered ids that came onto the front since the version before
 * @param left ids that left it
 * @param hypervolume area between the front and (0, 0)
 * @param hypervolumeLow lower end of its 95 % interval
 * @param hypervolumeHigh upper end of its 95 % interval
 * @param digest of the scores of all those checkpoints: equal facts give an equal digest, in whatever order they came
 */
public record FrontUpdated(
        String studyId,
        String study,
        long version,
        long checkpoints,
        List<FrontPoint> points,
        List<String> entered,
        List<String> left,
        double hypervolume,
        double hypervolumeLow,
        double hypervolumeHigh,
        String digest)
        implements FrontFact {
    public FrontUpdated {
        Require.id("studyId", ContentId.STUDY, studyId);
        Require.name("study", study);
        Require.atLeast("version", 1, version);
        points = List.copyOf(points);
        Require.atLeast("checkpoints", points.size(), checkpoints);
        entered = List.copyOf(entered);
        left = List.copyOf(left);
        Require.between("hypervolume", 0, 1, hypervolume);
        Require.between("hypervolumeLow", 0, hypervolumeHigh, hypervolumeLow);
        Require.between("hypervolumeHigh", hypervolumeLow, 1, hypervolumeHigh);
        Require.sha256("digest", digest);
    }

    @Override
    public String identity() {
        return studyId + "/" + version;
    }
}
