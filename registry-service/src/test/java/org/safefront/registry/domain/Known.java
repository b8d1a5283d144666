package org.safefront.registry.domain;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.safefront.contracts.Event;
import org.safefront.contracts.evaluation.EvaluationCompleted;
import org.safefront.contracts.evaluation.EvaluationFailed;
import org.safefront.contracts.evaluation.EvaluationProgressed;
import org.safefront.contracts.evaluation.ShardCompleted;
import org.safefront.contracts.judgement.JudgementCompleted;
import org.safefront.contracts.judgement.JudgementFailed;
import org.safefront.contracts.training.CheckpointPublished;
import org.safefront.contracts.training.CheckpointRetracted;
import org.safefront.contracts.training.RunCompleted;
import org.safefront.contracts.training.RunFailed;
import org.safefront.contracts.training.RunProgressed;
import org.safefront.contracts.training.RunRequested;
import org.safefront.contracts.training.RunStarted;
import org.safefront.registry.example.ExampleStudy;

/** What is known of a study after some facts, kept in lists. */
final class Known {
    /** Every shard that was reported was begun so many seconds ago. */
    static final double SHARD_BEGAN = 20;

    private final List<Event> facts = new ArrayList<>();
    private final ExampleStudy study;

    Known(ExampleStudy study) {
        this.study = study;
    }

    Known and(Event fact) {
        facts.add(fact);
        return this;
    }

    Known and(List<? extends Event> more) {
        facts.addAll(more);
        return this;
    }

    StudyFacts facts() {
        List<String> retracted = all(CheckpointRetracted.class).stream()
                .map(CheckpointRetracted::checkpointId)
                .toList();
        List<AssessedCheckpoint> checkpoints = all(CheckpointPublished.class).stream()
                .map(published -> new AssessedCheckpoint(published, scores()))
                .toList();
        var failures = new ArrayList<StudyFacts.Failure>();
        all(EvaluationFailed.class)
                .forEach(failed -> failures.add(new StudyFacts.Failure(failed.evaluationId(), failed.message())));
        all(JudgementFailed.class)
                .forEach(failed -> failures.add(new StudyFacts.Failure(failed.evaluationId(), failed.message())));
        return new StudyFacts(
                study.request(),
                1,
                Duration.ofSeconds(90),
                study.request().runs().stream().map(this::run).toList(),
                checkpoints.stream()
                        .filter(checkpoint -> !retracted.contains(checkpoint.checkpointId()))
                        .toList(),
                checkpoints.stream()
                        .filter(checkpoint -> retracted.contains(checkpoint.checkpointId()))
                        .toList(),
                failures,
                shards(),
                0);
    }

    private Map<String, TaskScore> scores() {
        var scores = new HashMap<String, TaskScore>();
        all(EvaluationCompleted.class)
                .forEach(completed -> scores.put(completed.evaluationId(), TaskScore.of(completed)));
        all(JudgementCompleted.class).forEach(judged -> scores.put(judged.evaluationId(), TaskScore.of(judged)));
        return scores;
    }

    /** Shards that are done, and the last report of each of the others. */
    private Map<String, List<ShardState>> shards() {
        var shards = new HashMap<String, Map<Integer, ShardState>>();
        all(EvaluationProgressed.class)
                .forEach(report -> shards.computeIfAbsent(report.evaluationId(), id -> new HashMap<>())
                        .put(
                                report.shard(),
                                new ShardState(
                                        report.planned(),
                                        report.finished(),
                                        report.running(),
                                        report.outcomes(),
                                        Optional.of(new ShardState.Stretch(report.finished(), SHARD_BEGAN, 0)))));
        all(ShardCompleted.class).forEach(shard -> shards.computeIfAbsent(shard.evaluationId(), id -> new HashMap<>())
                .put(
                        shard.shard(),
                        new ShardState(shard.samples(), shard.samples(), 0, shard.outcomes(), Optional.empty())));
        return shards.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> List.copyOf(entry.getValue().values())));
    }

    private RunView run(RunRequested run) {
        return RunView.of(
                run,
                last(RunStarted.class, run.subject()),
                last(RunProgressed.class, run.subject()),
                last(RunCompleted.class, run.subject()).isPresent(),
                last(RunFailed.class, run.subject()));
    }

    private <T extends Event> Optional<T> last(Class<T> type, String subject) {
        return all(type).stream().filter(fact -> fact.subject().equals(subject)).reduce((first, second) -> second);
    }

    private <T> List<T> all(Class<T> type) {
        return facts.stream().filter(type::isInstance).map(type::cast).toList();
    }
}
