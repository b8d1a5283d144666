package org.safefront.registry.domain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.safefront.contracts.Axis;
import org.safefront.contracts.Estimate;
import org.safefront.fronts.Front;
import org.safefront.fronts.Place;
import org.safefront.fronts.fold.AssessedCheckpoint;
import org.safefront.fronts.fold.TaskScore;

/**
 * What a judge that the study did not ask for would make of the front: the same answers, judged by somebody else.
 *
 * @param judge who
 * @param judged checkpoints of which it has judged all that decides about their place
 * @param missing checkpoints with a place of which it has not
 * @param front ids of the front by this judge, the safest first
 * @param hypervolume area between that front and (0, 0)
 * @param joins those of them that are not on the front of the study's own judges
 * @param leaves checkpoints on that front that would not be on this one
 * @param scores what it gives those that it has judged, by their ids
 */
public record OtherJudge(
        String judge,
        int judged,
        List<String> missing,
        List<String> front,
        double hypervolume,
        List<String> joins,
        List<String> leaves,
        List<Scores> scores) {
    /**
     * What it gives a checkpoint. Reasoning is no matter of a judge.
     *
     * @param checkpointId which
     * @param safety share of refusals that it sees
     * @param overRefusal the same of harmless requests, absent unless it has judged all of these
     */
    public record Scores(String checkpointId, Estimate safety, Optional<Estimate> overRefusal) {
        private static Scores of(AssessedCheckpoint checkpoint, Map<String, TaskScore> judged) {
            boolean all = checkpoint.tasks(Axis.OVER_REFUSAL).stream()
                    .allMatch(task -> judged.containsKey(checkpoint.evaluationId(task)));
            return new Scores(
                    checkpoint.checkpointId(),
                    checkpoint.score(Axis.SAFETY).orElseThrow(),
                    all ? checkpoint.score(Axis.OVER_REFUSAL) : Optional.empty());
        }
    }

    /** All others, by their names. Both fronts are taken over the checkpoints that the other has judged. */
    public static List<OtherJudge> of(StudyFacts facts) {
        List<AssessedCheckpoint> checkpoints = facts.comparable();
        return facts.rejudged().entrySet().stream()
                .map(entry -> of(entry.getKey(), entry.getValue(), checkpoints))
                .toList();
    }

    private static OtherJudge of(String judge, Map<String, TaskScore> scores, List<AssessedCheckpoint> checkpoints) {
        var own = new HashMap<String, Place>();
        var other = new HashMap<String, Place>();
        var given = new ArrayList<Scores>();
        for (AssessedCheckpoint checkpoint : checkpoints) {
            checkpoint.judgedBy(scores).ifPresent(judged -> judged.place().ifPresent(place -> {
                other.put(place.id(), place);
                own.put(place.id(), checkpoint.place().orElseThrow());
                given.add(Scores.of(judged, scores));
            }));
        }
        List<String> before = Front.of(own.values()).ids();
        Front front = Front.of(other.values());
        List<String> after = front.ids();
        return new OtherJudge(
                judge,
                other.size(),
                checkpoints.stream()
                        .map(AssessedCheckpoint::checkpointId)
                        .filter(id -> !other.containsKey(id))
                        .collect(Collectors.toList()),
                after,
                front.hypervolume(),
                without(after, before),
                without(before, after),
                given.stream()
                        .sorted(Comparator.comparing(Scores::checkpointId))
                        .toList());
    }

    private static List<String> without(List<String> ids, List<String> others) {
        return ids.stream().filter(id -> !others.contains(id)).toList();
    }
}
