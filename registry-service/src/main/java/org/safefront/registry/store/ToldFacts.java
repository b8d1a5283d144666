package org.safefront.registry.store;

import java.sql.Connection;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.safefront.contracts.Event;
import org.safefront.contracts.catalog.Envelope;
import org.safefront.contracts.catalog.EventType;
import org.safefront.contracts.evaluation.EvaluationFact;
import org.safefront.contracts.evaluation.EvaluationProgressed;
import org.safefront.contracts.training.CheckpointPublished;
import org.safefront.contracts.training.RunProgressed;
import org.safefront.contracts.training.TrainingFact;
import org.safefront.fronts.fold.FactFold;
import org.safefront.work.Sql;

/** Facts that are written in one transaction. */
final class ToldFacts {
    private final List<Told> all;

    ToldFacts(List<Told> all) {
        this.all = List.copyOf(all);
    }

    /** A fact, and what was around it. */
    record Told(Envelope envelope, Event fact) {
        /** Whether it is a report of progress: these replace one another, and change no front. */
        boolean isReport() {
            return fact instanceof RunProgressed || fact instanceof EvaluationProgressed;
        }

        /** What is said of an evaluation on its way, half of all facts, changes no front, no assessment and no end of a study. */
        boolean isOfFront() {
            return !isReport() && (!(fact instanceof EvaluationFact) || FactFold.isHeard(EventType.of(fact)));
        }

        private Optional<String> checkpointId() {
            return fact instanceof EvaluationProgressed progress
                    ? Optional.of(progress.checkpointId())
                    : FactFold.checkpointId(fact);
        }

        private Optional<String> runId() {
            if (fact instanceof RunProgressed progress) {
                return Optional.of(progress.runId());
            }
            return fact instanceof TrainingFact known && checkpointId().isEmpty()
                    ? Optional.of(known.runId())
                    : Optional.empty();
        }
    }

    /** Ids of the checkpoints that facts are about. */
    static Set<String> checkpointIds(List<Told> told) {
        var ids = new HashSet<String>();
        told.forEach(one -> one.checkpointId().ifPresent(ids::add));
        return ids;
    }

    /**
     * Studies that they are about, each with its facts in their order. A checkpoint may be of several, and may be published by
     * one of these facts; this is asked before they are written.
     */
    Map<String, List<Told>> byStudy(Connection connection) {
        Map<String, Set<String>> ofCheckpoints = studies(
                connection,
                "select checkpoint_id, study_id from checkpoint where checkpoint_id = any (?)",
                checkpointIds(all));
        Map<String, Set<String>> ofRuns = studies(
                connection,
                "select run_id, study_id from study_run where run_id = any (?)",
                all.stream().flatMap(told -> told.runId().stream()).toList());
        all.forEach(told -> {
            if (told.fact() instanceof CheckpointPublished published) {
                add(ofCheckpoints, published.checkpoint().checkpointId(), published.studyId());
            }
        });
        var studies = new TreeMap<String, List<Told>>();
        for (Told told : all) {
            studies(told, ofCheckpoints, ofRuns)
                    .forEach(study -> studies.computeIfAbsent(study, unknown -> new ArrayList<>())
                            .add(told));
        }
        return studies;
    }

    private static Stream<String> studies(
            Told told, Map<String, Set<String>> ofCheckpoints, Map<String, Set<String>> ofRuns) {
        if (told.fact() instanceof CheckpointPublished published) {
            return Stream.of(published.studyId());
        }
        return Stream.concat(
                told.checkpointId().stream().flatMap(id -> ofCheckpoints.getOrDefault(id, Set.of()).stream()),
                told.runId().stream().flatMap(id -> ofRuns.getOrDefault(id, Set.of()).stream()));
    }

    private static Map<String, Set<String>> studies(Connection connection, String sql, Collection<String> ids) {
        var studies = new HashMap<String, Set<String>>();
        if (!ids.isEmpty()) {
            Sql.query(connection, row -> add(studies, row.getString(1), row.getString(2)), sql, ids);
        }
        return studies;
    }

    private static boolean add(Map<String, Set<String>> studies, String id, String study) {
        return studies.computeIfAbsent(id, unknown -> new HashSet<>()).add(study);
    }
}
