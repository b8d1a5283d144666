package org.safefront.launcher.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.safefront.contracts.front.FrontPoint;
import org.safefront.contracts.front.FrontUpdated;
import org.safefront.fronts.fold.StudyFront;

/**
 * An announced front beside the one that the facts make.
 *
 * @param studyId of which study
 * @param study how people call it
 * @param version that was announced
 * @param checkpoints that the facts' front is taken of
 * @param digest of the facts' front
 * @param differences what is not the same, none where all is
 */
public record FrontCheck(
        String studyId, String study, long version, long checkpoints, String digest, List<String> differences) {
    static FrontCheck of(FrontUpdated announced, StudyFront own) {
        return new FrontCheck(
                announced.studyId(),
                announced.study(),
                announced.version(),
                own.checkpoints(),
                own.digest(),
                differences(announced, own));
    }

    /** Whether all that was announced follows from the facts, to the last bit. */
    public boolean isSame() {
        return differences.isEmpty();
    }

    private static List<String> differences(FrontUpdated announced, StudyFront own) {
        var differences = new ArrayList<String>();
        Stream.of(
                        differs("digest", announced.digest(), own.digest()),
                        differs("checkpoints", announced.checkpoints(), own.checkpoints()),
                        differs("front", members(announced.points()), members(own.points())),
                        differs(
                                "hypervolume",
                                announced.hypervolume(),
                                own.shape().hypervolume()),
                        differs(
                                "hypervolumeLow",
                                announced.hypervolumeLow(),
                                own.hypervolume().low()),
                        differs(
                                "hypervolumeHigh",
                                announced.hypervolumeHigh(),
                                own.hypervolume().high()),
                        differs("probabilities", announced.points(), own.points()))
                .flatMap(Optional::stream)
                .forEach(differences::add);
        return differences;
    }

    private static List<String> members(List<FrontPoint> points) {
        Predicate<FrontPoint> isOn = FrontPoint::onFront;
        return points.stream().filter(isOn).map(FrontPoint::checkpointId).toList();
    }

    private static Optional<String> differs(String what, Object announced, Object own) {
        return announced.equals(own)
                ? Optional.empty()
                : Optional.of(what
                        + (what.equals("probabilities") ? "" : ": announced " + announced + ", the facts make " + own));
    }
}
