package org.safefront.registry.domain;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.safefront.contracts.Event;
import org.safefront.contracts.evaluation.EvaluationProgressed;
import org.safefront.contracts.evaluation.ShardCompleted;
import org.safefront.contracts.training.RunCompleted;
import org.safefront.contracts.training.RunFailed;
import org.safefront.contracts.training.RunProgressed;
import org.safefront.contracts.training.RunRequested;
import org.safefront.contracts.training.RunStarted;
import org.safefront.fronts.certainty.Resampling;
import org.safefront.fronts.fold.FactFold;
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
        FactFold fold = fold();
        return new StudyFacts(
                study.request(),
                1,
                Duration.ofSeconds(90),
                study.request().runs().stream().map(this::run).toList(),
                fold.checkpoints(study.id()),
                fold.retracted(study.id()),
                fold.failures(study.id()),
                fold.otherJudges(study.id()),
                shards(),
                fold.front(study.id()),
                Spending.NONE,
                0);
    }

    FactFold fold() {
        var fold = new FactFold(new Resampling(200));
        facts.forEach(fold::add);
        return fold;
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
