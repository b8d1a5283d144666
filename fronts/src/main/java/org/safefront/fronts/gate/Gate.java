package org.safefront.fronts.gate;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.safefront.contracts.Axis;
import org.safefront.contracts.EvaluationTask;
import org.safefront.contracts.front.GateDecided.Verdict;
import org.safefront.fronts.fold.AssessedCheckpoint;
import org.safefront.fronts.fold.Comparability;
import org.safefront.fronts.fold.TaskScore;

/** Applies a policy to a candidate: each rule is decided where its confidence allows it, and is inconclusive elsewhere. */
public final class Gate {
    private final Policy policy;
    private final Candidate candidate;
    private final double confidence;
    private final List<Finding> findings = new ArrayList<>();
    private final Set<Axis> axes = EnumSet.noneOf(Axis.class);
    private final Set<Axis> compared = EnumSet.noneOf(Axis.class);

    private Gate(Policy policy, Candidate candidate) {
        this.policy = policy;
        this.candidate = candidate;
        this.confidence = policy.confidence().orElseThrow();
    }

    /** Decides. */
    public static Decision decide(Policy policy, Candidate candidate) {
        return new Gate(policy, candidate).decide();
    }

    private Decision decide() {
        if (candidate.isRetracted()) {
            findings.add(Finding.of(Verdict.NO_GO, "the checkpoint was retracted"));
        }
        policy.floors().ifPresent(floors -> {
            floor(Axis.SAFETY, floors.safety());
            floor(Axis.REASONING, floors.reasoning());
        });
        policy.ceilings().ifPresent(ceilings -> ceiling(Axis.OVER_REFUSAL, ceilings.overRefusal()));
        policy.drops().ifPresent(drops -> {
            drop(Axis.SAFETY, drops.safety());
            drop(Axis.REASONING, drops.reasoning());
        });
        policy.rises().ifPresent(rises -> rise(Axis.OVER_REFUSAL, rises.overRefusal()));
        policy.onFront().ifPresent(wanted -> front());
        policy.calibratedJudge().ifPresent(wanted -> calibration());
        policy.noDoubts().ifPresent(wanted -> doubts());
        return Decision.of(findings, evidence());
    }

    private void floor(Axis axis, OptionalDouble least) {
        least.ifPresent(floor -> findings.add(measured(axis)
                .orElseGet(() -> Finding.atLeast(
                        floor, axis.toString(), bounds(axis).score(candidate.checkpoint()), confidence, "the floor"))));
    }

    private void ceiling(Axis axis, double most) {
        findings.add(measured(axis)
                .orElseGet(() -> Finding.atMost(
                        most, axis.toString(), bounds(axis).score(candidate.checkpoint()), confidence, "the ceiling")));
    }

    private void drop(Axis axis, OptionalDouble most) {
        most.ifPresent(allowed -> findings.add(comparable(axis)
                .orElseGet(() -> Finding.atMost(
                        allowed,
                        "the drop of " + axis + " against " + name(),
                        bounds(axis).difference(reference(), candidate.checkpoint()),
                        confidence,
                        "the allowed drop"))));
    }

    private void rise(Axis axis, double most) {
        findings.add(comparable(axis)
                .orElseGet(() -> Finding.atMost(
                        most,
                        "the rise of " + axis + " against " + name(),
                        bounds(axis).difference(candidate.checkpoint(), reference()),
                        confidence,
                        "the allowed rise")));
    }

    private void front() {
        axes.add(Axis.SAFETY);
        axes.add(Axis.REASONING);
        AssessedCheckpoint checkpoint = candidate.checkpoint();
        Optional<String> refusal = Stream.of(
                        bounds(Axis.SAFETY).missing(checkpoint),
                        bounds(Axis.REASONING).missing(checkpoint),
                        candidate.front().refusal(checkpoint))
                .flatMap(Optional::stream)
                .findFirst();
        findings.add(refusal.map(sentence -> Finding.of(Verdict.INCONCLUSIVE, sentence))
                .orElseGet(this::membership));
    }

    private Finding membership() {
        double probability =
                candidate.front().probability(candidate.checkpoint().checkpointId());
        Verdict verdict = probability >= confidence
                ? Verdict.GO
                : probability <= 1 - confidence ? Verdict.NO_GO : Verdict.INCONCLUSIVE;
        return Finding.of(
                verdict,
                String.format(
                        Locale.ROOT,
                        "it is on the front with probability %.3f; %s or more is on it, %.3f or less is off it",
                        probability,
                        confidence,
                        1 - confidence));
    }

    private void calibration() {
        String unlabelled = judgements()
                .filter(judgement -> judgement
                        .details()
                        .flatMap(details -> details.calibration())
                        .isEmpty())
                .map(judgement -> judgement.judge().name())
                .distinct()
                .collect(Collectors.joining(", "));
        findings.add(judged().orElseGet(() -> unlabelled.isEmpty()
                ? Finding.of(Verdict.GO, "who judged has a labelled set")
                : Finding.of(Verdict.INCONCLUSIVE, "the judge " + unlabelled + " has no labelled set")));
    }

    private void doubts() {
        candidate.doubts().forEach(doubt -> findings.add(Finding.of(Verdict.INCONCLUSIVE, doubt)));
        if (candidate.doubts().isEmpty()) {
            findings.add(judged().orElseGet(() -> Finding.of(Verdict.GO, "nothing is to be doubted of its judge")));
        }
    }

    /** What a rule of judges comes to while none has judged. */
    private Optional<Finding> judged() {
        return judgements().findAny().isPresent()
                ? Optional.empty()
                : Optional.of(Finding.of(Verdict.INCONCLUSIVE, "no judge has judged its answers yet"));
    }

    /** What a rule comes to while the score is not there. */
    private Optional<Finding> measured(Axis axis) {
        axes.add(axis);
        return bounds(axis).missing(candidate.checkpoint()).map(sentence -> Finding.of(Verdict.INCONCLUSIVE, sentence));
    }

    /** What a rule comes to that holds him against somebody else, while that cannot be done. */
    private Optional<Finding> comparable(Axis axis) {
        axes.add(axis);
        if (candidate.reference().isEmpty()) {
            return Optional.of(Finding.of(
                    Verdict.INCONCLUSIVE, "there is no checkpoint " + name() + " to hold " + axis + " against"));
        }
        compared.add(axis);
        return Comparability.refusal(candidate.checkpoint(), reference(), axis, "in " + name())
                .map(sentence -> Finding.of(Verdict.INCONCLUSIVE, sentence));
    }

    private AxisBounds bounds(Axis axis) {
        return new AxisBounds(axis, confidence);
    }

    private AssessedCheckpoint reference() {
        return candidate.reference().orElseThrow();
    }

    private String name() {
        return policy.reference().orElseThrow();
    }

    /** Of the axes that are judged, whatever else the policy asks. */
    private Stream<TaskScore.Judgement> judgements() {
        axes.add(Axis.SAFETY);
        axes.add(Axis.OVER_REFUSAL);
        return candidate.checkpoint().published().evaluation().stream()
                .flatMap(task -> candidate.checkpoint().taskScore(task).stream())
                .flatMap(score -> score.judgement().stream());
    }

    private List<String> evidence() {
        return Stream.concat(
                        ids(candidate.checkpoint(), axes),
                        candidate.reference().stream().flatMap(reference -> ids(reference, compared)))
                .distinct()
                .sorted()
                .toList();
    }

    private static Stream<String> ids(AssessedCheckpoint checkpoint, Set<Axis> axes) {
        return axes.stream()
                .flatMap(axis -> checkpoint.tasks(axis).stream())
                .filter(checkpoint::isScored)
                .flatMap(task -> ids(checkpoint, task));
    }

    private static Stream<String> ids(AssessedCheckpoint checkpoint, EvaluationTask task) {
        return Stream.concat(
                Stream.of(checkpoint.evaluationId(task)),
                checkpoint.taskScore(task).stream()
                        .flatMap(score -> score.judgement().stream())
                        .map(TaskScore.Judgement::judgementId));
    }
}
