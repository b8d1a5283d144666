package org.safefront.contracts.front;

import java.util.List;
import org.safefront.contracts.ContentId;
import org.safefront.contracts.Require;

/**
 * The front of a study as it now is, whole.
 *
 * @param studyId which study
 * @param study how people call it
 * @param version 1, 2, 3 and so on, without a gap
 * @param points every checkpoint with both scores, by id
 * @param entered ids that came onto the front since the version before
 * @param left ids that left it
 * @param hypervolume area between the front and (0, 0)
 * @param digest SHA-256 over the points: equal facts give an equal digest, in whatever order they came
 */
public record FrontUpdated(
        String studyId,
        String study,
        long version,
        List<FrontPoint> points,
        List<String> entered,
        List<String> left,
        double hypervolume,
        String digest)
        implements FrontFact {
    public FrontUpdated {
        Require.id("studyId", ContentId.STUDY, studyId);
        Require.name("study", study);
        Require.atLeast("version", 1, version);
        points = List.copyOf(points);
        entered = List.copyOf(entered);
        left = List.copyOf(left);
        Require.between("hypervolume", 0, 1, hypervolume);
        Require.sha256("digest", digest);
    }

    @Override
    public String identity() {
        return studyId + "/" + version;
    }
}
