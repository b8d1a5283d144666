package org.safefront.registry.store;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.safefront.contracts.catalog.Envelope;
import org.safefront.contracts.evaluation.ResponsesGenerated;
import org.safefront.contracts.front.FrontUpdated;
import org.safefront.contracts.judgement.JudgementRequested;
import org.safefront.contracts.study.StudyRequest;
import org.safefront.contracts.training.CheckpointPublished;
import org.safefront.registry.domain.CurrentFront;
import org.safefront.registry.domain.FrontArchive;
import org.safefront.registry.domain.FrontVersion;
import org.safefront.registry.domain.LossCurve;
import org.safefront.registry.domain.Studies;
import org.safefront.registry.domain.StudyFacts;
import org.safefront.registry.domain.StudyQuery;
import org.safefront.registry.domain.StudySummary;
import org.safefront.work.Outbox;
import org.safefront.work.RecordJson;
import org.safefront.work.Transactions;

/** Studies in PostgreSQL. */
public final class DurableStudies implements Studies, FrontArchive {
    private final StudyTables tables;
    private final StudyFold fold;
    private final StudyMemory memory;
    private final FrontVersions versions;
    private final AnswerQueries answers;
    private final Transactions transactions;
    private final Outbox outbox;

    public DurableStudies(Transactions transactions, Outbox outbox, RecordJson json) {
        this.transactions = transactions;
        this.outbox = outbox;
        this.tables = new StudyTables(json);
        this.versions = new FrontVersions(json);
        this.memory = new StudyMemory(json, versions);
        this.fold = new StudyFold(tables, versions, memory, outbox, json);
        this.answers = new AnswerQueries(json);
    }

    /** Facts may have come before the study, for instance when a lost database is filled again from the topics. */
    @Override
    public boolean create(StudyRequest request) {
        return memory.alone(() -> transactions.call(connection -> {
            fold.waitForTurn(connection);
            boolean isNew = tables.add(connection, request);
            if (isNew) {
                List<Envelope> requests = request.runs().stream()
                        .map(run -> outbox.addFirst(connection, run, run.studyId()))
                        .toList();
                fold.prepare(connection, request.studyId())
                        .ifPresent(study -> fold.fold(connection, study, Optional.empty(), requests.get(0)));
            }
            return isNew;
        }));
    }

    @Override
    public void publish(CheckpointPublished checkpoint) {
        transactions.run(connection -> {
            tables.get(connection, checkpoint.studyId());
            outbox.addFirst(connection, checkpoint, checkpoint.studyId());
        });
    }

    @Override
    public List<StudySummary> list(StudyQuery query) {
        return transactions.call(connection -> tables.list(connection, query));
    }

    @Override
    public StudyFacts facts(String studyId) {
        return memory.alone(() -> transactions.call(connection -> fold.facts(connection, studyId)));
    }

    /** The judge service takes a request once, by its id, which is that of the answers and the judge. */
    @Override
    public int rejudge(String studyId, String judge) {
        return transactions.call(connection -> {
            tables.get(connection, studyId);
            List<ResponsesGenerated> all = answers.of(connection, studyId);
            all.forEach(generated -> outbox.addFirst(connection, JudgementRequested.of(generated, judge), studyId));
            return all.size();
        });
    }

    @Override
    public Map<String, Long> revisions() {
        return transactions.call(tables::revisions);
    }

    @Override
    public List<LossCurve> losses(String studyId) {
        return transactions.call(connection ->
                tables.losses(connection, tables.get(connection, studyId).request()));
    }

    @Override
    public CurrentFront current(String studyId) {
        return memory.alone(() -> transactions.call(connection -> {
            StudyTables.Study study = tables.get(connection, studyId);
            return new CurrentFront(
                    studyId,
                    study.request().study(),
                    study.frontVersion(),
                    memory.look(connection, study).front(studyId));
        }));
    }

    @Override
    public List<FrontVersion> fronts(String studyId) {
        return transactions.call(connection -> {
            tables.get(connection, studyId);
            return versions.list(connection, studyId);
        });
    }

    @Override
    public Optional<FrontUpdated> front(String studyId, long version) {
        return transactions.call(connection -> versions.get(connection, studyId, version));
    }

    @Override
    public Optional<FrontUpdated> frontAt(String studyId, Instant time) {
        return transactions.call(connection -> versions.at(connection, studyId, time));
    }

    StudyMemory memory() {
        return memory;
    }

    StudyTables tables() {
        return tables;
    }

    StudyFold fold() {
        return fold;
    }
}
