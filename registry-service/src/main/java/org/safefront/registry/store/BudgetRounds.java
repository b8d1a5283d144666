package org.safefront.registry.store;

import java.sql.Connection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.safefront.contracts.Axis;
import org.safefront.contracts.catalog.Envelope;
import org.safefront.contracts.evaluation.EvaluationRequested;
import org.safefront.fronts.budget.StudyRace;
import org.safefront.fronts.budget.StudyRace.Wanted;
import org.safefront.registry.domain.Spending.Asked;
import org.safefront.registry.domain.StudyFacts;
import org.safefront.work.Outbox;
import org.safefront.work.Sql;

/**
 * Asks for more repeats where the front of a study is in doubt, in rounds: when all that was asked for has ended one looks
 * again. Ids are content, so what is asked for twice, after a database was lost, is done once.
 */
final class BudgetRounds {
    private final Outbox outbox;

    BudgetRounds(Outbox outbox) {
        this.outbox = outbox;
    }

    /** What a study has asked for so far, by round. */
    List<Asked> asked(Connection connection, String studyId) {
        return Sql.query(
                connection,
                row -> new Asked(
                        row.getInt(1),
                        row.getString(2),
                        Axis.valueOf(row.getString(3)),
                        row.getString(4),
                        row.getLong(5)),
                """
                select round, checkpoint_id, axis, evaluation_id, samples from asked_evaluation
                where study_id = ? order by round, checkpoint_id, evaluation_id
                """,
                studyId);
    }

    /**
     * Asks for the next round, if the one before has ended and there is still a doubt that it may remove.
     *
     * @param facts of a study that is measured as far as every checkpoint begins
     * @return whether nothing is asked for any more
     */
    boolean areOver(Connection connection, StudyFacts facts, Envelope cause) {
        List<Asked> before = facts.spending().asked();
        if (facts.request().budget().isEmpty()) {
            return true;
        }
        if (!before.stream().allMatch(facts::hasEnded)) {
            return false;
        }
        Set<String> known = before.stream().map(Asked::evaluationId).collect(Collectors.toSet());
        List<Wanted> wanted =
                StudyRace.of(facts.request(), facts.comparable()).map(StudyRace::wanted).orElse(List.of()).stream()
                        .filter(one -> !known.contains(one.evaluationId()))
                        .toList();
        int round = 1 + facts.spending().rounds();
        wanted.forEach(one -> ask(connection, facts.request().studyId(), round, one, cause));
        return wanted.isEmpty();
    }

    private void ask(Connection connection, String studyId, int round, Wanted wanted, Envelope cause) {
        Sql.update(
                connection,
                """
                insert into asked_evaluation (study_id, evaluation_id, checkpoint_id, round, axis, samples)
                values (?, ?, ?, ?, ?, ?)
                """,
                studyId,
                wanted.evaluationId(),
                wanted.checkpoint().checkpointId(),
                round,
                wanted.task().axis().name(),
                wanted.task().items().rows());
        outbox.add(
                connection,
                new EvaluationRequested(
                        wanted.evaluationId(), wanted.checkpoint().published().checkpoint(), wanted.task()),
                cause);
    }
}
