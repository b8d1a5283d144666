package org.safefront.registry.store;

import java.sql.Connection;
import java.util.Optional;
import java.util.Set;
import org.safefront.contracts.Event;
import org.safefront.contracts.catalog.Envelope;
import org.safefront.contracts.catalog.EventType;
import org.safefront.contracts.evaluation.EvaluationFact;
import org.safefront.contracts.evaluation.EvaluationProgressed;
import org.safefront.contracts.training.RunProgressed;
import org.safefront.fronts.fold.FactFold;
import org.safefront.registry.domain.Facts;
import org.safefront.work.Inbox;
import org.safefront.work.RecordJson;
import org.safefront.work.Transactions;

/** Facts in PostgreSQL: inbox, tables, front and announcement in one transaction. */
public final class DurableFacts implements Facts {
    private final FactTables facts;
    private final StudyTables studies;
    private final StudyFold fold;
    private final StudyMemory memory;
    private final Transactions transactions;
    private final Inbox inbox;

    public DurableFacts(Transactions transactions, Inbox inbox, DurableStudies studies, RecordJson json) {
        this.transactions = transactions;
        this.inbox = inbox;
        this.studies = studies.tables();
        this.fold = studies.fold();
        this.memory = studies.memory();
        this.facts = new FactTables(json);
    }

    @Override
    public void remember(Envelope envelope, Event fact) {
        if (fact instanceof RunProgressed || fact instanceof EvaluationProgressed) {
            keep(envelope, fact);
        } else {
            fold(envelope, fact);
        }
    }

    /** Reports of progress replace one another and change no front; there is no need to remember which ones came. */
    private void keep(Envelope envelope, Event report) {
        transactions.run(connection -> {
            for (String studyId : facts.write(connection, envelope.time(), report)) {
                studies.touch(connection, studyId);
            }
        });
    }

    private void fold(Envelope envelope, Event fact) {
        memory.alone(() -> transactions.call(connection -> {
            fold.waitForTurn(connection);
            if (inbox.accept(connection, envelope)) {
                fold(connection, envelope, fact);
            }
            return envelope;
        }));
    }

    private void fold(Connection connection, Envelope envelope, Event fact) {
        if (isOfNoFront(fact)) {
            facts.write(connection, envelope.time(), fact).forEach(studyId -> studies.touch(connection, studyId));
            return;
        }
        Set<String> about = FactFold.checkpointId(fact).map(Set::of).orElse(Set.of());
        for (String studyId : facts.studies(connection, fact)) {
            fold.prepare(connection, studyId);
        }
        for (String studyId : facts.write(connection, envelope.time(), fact)) {
            fold.fold(connection, studyId, Optional.of(about), envelope);
        }
    }

    /** What is said of an evaluation on its way, half of all facts, changes no front, no assessment and no end of a study. */
    private static boolean isOfNoFront(Event fact) {
        return fact instanceof EvaluationFact && !FactFold.isHeard(EventType.of(fact));
    }
}
