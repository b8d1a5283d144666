package org.safefront.registry.store;

import java.sql.Connection;
import java.util.List;
import java.util.Optional;
import org.safefront.contracts.Event;
import org.safefront.contracts.catalog.Envelope;
import org.safefront.contracts.catalog.Topic;
import org.safefront.contracts.front.FrontPoint;
import org.safefront.contracts.front.FrontUpdated;
import org.safefront.contracts.training.RunProgressed;
import org.safefront.registry.domain.AssessedCheckpoint;
import org.safefront.registry.domain.Facts;
import org.safefront.registry.domain.FrontHistory;
import org.safefront.registry.domain.ParetoFront;
import org.safefront.registry.domain.StudyFacts;
import org.safefront.registry.domain.StudyView;
import org.safefront.work.Inbox;
import org.safefront.work.Outbox;
import org.safefront.work.RecordJson;
import org.safefront.work.Transactions;

/** Facts in PostgreSQL: inbox, tables, front and announcement in one transaction. */
public final class DurableFacts implements Facts {
    private final FactTables tables;
    private final DurableStudies studies;
    private final Transactions transactions;
    private final Inbox inbox;
    private final Outbox outbox;

    public DurableFacts(
            Transactions transactions, Inbox inbox, Outbox outbox, DurableStudies studies, RecordJson json) {
        this.transactions = transactions;
        this.inbox = inbox;
        this.outbox = outbox;
        this.studies = studies;
        this.tables = new FactTables(json);
    }

    @Override
    public void remember(Envelope envelope, Event fact) {
        transactions.run(connection -> {
            // Reports of progress replace one another; there is no need to remember which ones came.
            boolean lossy = fact instanceof RunProgressed;
            if (!lossy && !inbox.accept(connection, envelope)) {
                return;
            }
            for (String studyId : tables.write(connection, fact)) {
                if (lossy) {
                    studies.tables().touch(connection, studyId);
                } else if (studies.tables().exists(connection, studyId)) {
                    update(connection, studyId, envelope);
                }
            }
        });
    }

    /** Holds the study's row, so that two facts never announce two fronts with one number. */
    private void update(Connection connection, String studyId, Envelope cause) {
        Optional<FrontUpdated> before =
                studies.tables().get(connection, studyId, true).front();
        StudyFacts known = studies.facts(connection, studyId, true);
        ParetoFront front = ParetoFront.of(known.checkpoints().stream()
                .map(AssessedCheckpoint::point)
                .flatMap(Optional::stream)
                .toList());
        FrontHistory.next(studyId, known.request().study(), before, front)
                .ifPresent(next -> announce(connection, before, next, known, cause));
        studies.tables().setFinished(connection, studyId, StudyView.isFinished(known));
        studies.tables().touch(connection, studyId);
    }

    private void announce(
            Connection connection,
            Optional<FrontUpdated> before,
            FrontUpdated front,
            StudyFacts known,
            Envelope cause) {
        studies.tables().setFront(connection, front);
        outbox.add(connection, front, cause);
        outbox.addTo(connection, Topic.FRONT_STATE, front, cause);
        List<FrontPoint> old = before.map(FrontUpdated::points).orElse(List.of());
        for (FrontPoint point : front.points()) {
            if (!old.contains(point)) {
                known.checkpoints().stream()
                        .filter(checkpoint -> checkpoint.checkpointId().equals(point.checkpointId()))
                        .forEach(checkpoint ->
                                outbox.add(connection, checkpoint.assessment(point.onFront(), front.version()), cause));
            }
        }
    }
}
