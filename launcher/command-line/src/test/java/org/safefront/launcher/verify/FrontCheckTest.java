package org.safefront.launcher.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.safefront.contracts.ContentId;
import org.safefront.contracts.Estimate;
import org.safefront.contracts.Method;
import org.safefront.contracts.front.FrontPoint;
import org.safefront.contracts.front.FrontUpdated;
import org.safefront.contracts.front.Membership;
import org.safefront.fronts.certainty.Resampling;
import org.safefront.fronts.fold.FoldedStudy;
import org.safefront.fronts.fold.StudyFront;

class FrontCheckTest {
    private static final StudyFront NOTHING = FoldedStudy.of(List.of(), new Resampling(100));

    @Test
    void whatFollowsFromTheFactsIsTheSame() {
        FrontCheck check = FrontCheck.of(announced(NOTHING.digest(), 0, List.of()), NOTHING);

        assertTrue(check.isSame(), check.toString());
        assertEquals(NOTHING.digest(), check.digest());
    }

    @Test
    void saysWhatDoesNotFollowFromThem() {
        var point = new FrontPoint(
                ContentId.of(ContentId.CHECKPOINT, List.of("nobody")),
                ContentId.of(ContentId.RUN, List.of("nobody")),
                "full",
                Method.FULL,
                1,
                new Estimate(0.5, 0.4, 0.6, 40),
                new Estimate(0.5, 0.4, 0.6, 40),
                Optional.empty(),
                true,
                1,
                Membership.ON);

        FrontCheck check = FrontCheck.of(announced("0".repeat(64), 0.25, List.of(point)), NOTHING);

        assertFalse(check.isSame());
        assertEquals(
                List.of(
                        "digest: announced " + "0".repeat(64) + ", the facts make " + NOTHING.digest(),
                        "checkpoints: announced 1, the facts make 0",
                        "front: announced [" + point.checkpointId() + "], the facts make []",
                        "hypervolume: announced 0.25, the facts make 0.0",
                        "probabilities"),
                check.differences());
    }

    private static FrontUpdated announced(String digest, double hypervolume, List<FrontPoint> points) {
        return new FrontUpdated(
                ContentId.of(ContentId.STUDY, List.of("study")),
                "study",
                1,
                points.size(),
                points,
                List.of(),
                List.of(),
                hypervolume,
                0,
                0,
                digest);
    }
}
