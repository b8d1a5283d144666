package org.safefront.registry.store;

import java.sql.Connection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.safefront.contracts.Event;
import org.safefront.contracts.catalog.Envelope;
import org.safefront.registry.domain.Facts;
import org.safefront.registry.store.ToldFacts.Told;
import org.safefront.work.GroupCommit;
import org.safefront.work.Inbox;
import org.safefront.work.RecordJson;
import org.safefront.work.Transactions;

/** Facts in PostgreSQL: inbox, tables, front and announcement in one transaction, which facts share that come together. */
public final class DurableFacts implements Facts {
    /** Some 20 ms of work; whoever reads waits for it. */
    private static final int MOST = 64;

    private final FactTables facts;
    private final StudyTables studies;
    private final StudyFold fold;
    private final StudyMemory memory;
    private final Transactions transactions;
    private final Inbox inbox;
    private final GroupCommit<Told> commits = new GroupCommit<>(MOST, this::remember);

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
        commits.add(new Told(envelope, fact));
    }

    private void remember(List<Told> told) {
        memory.alone(() -> transactions.call(connection -> {
            fold.waitForTurn(connection);
            write(connection, news(connection, told));
            return told;
        }));
    }

    /** Those that were not there before, each once. There is no need to remember which reports of progress came. */
    private List<Told> news(Connection connection, List<Told> told) {
        List<Envelope> envelopes =
                told.stream().filter(one -> !one.isReport()).map(Told::envelope).toList();
        var fresh = new HashSet<>(envelopes.isEmpty() ? Set.of() : inbox.accept(connection, envelopes));
        return told.stream()
                .filter(one -> one.isReport() || fresh.remove(one.envelope().id()))
                .toList();
    }

    private void write(Connection connection, List<Told> news) {
        Map<String, List<Told>> byStudy = new ToldFacts(news).byStudy(connection);
        var known = new HashMap<String, StudyTables.Study>();
        byStudy.keySet().forEach(id -> fold.prepare(connection, id).ifPresent(study -> known.put(id, study)));
        var changes = new HashSet<Told>();
        for (Told told : news) {
            if (facts.write(connection, told.envelope().time(), told.fact())) {
                changes.add(told);
            }
        }
        known.forEach((id, study) -> tell(
                connection,
                study,
                byStudy.get(id).stream().filter(changes::contains).toList()));
    }

    private void tell(Connection connection, StudyTables.Study study, List<Told> changes) {
        List<Told> ofFront = changes.stream().filter(Told::isOfFront).toList();
        if (!ofFront.isEmpty()) {
            Envelope last = ofFront.get(ofFront.size() - 1).envelope();
            fold.fold(connection, study, Optional.of(ToldFacts.checkpointIds(ofFront)), last);
        } else if (!changes.isEmpty()) {
            studies.touch(connection, study.request().studyId());
        }
    }
}
