package org.safefront.registry.store;

import java.sql.Connection;
import java.util.List;
import java.util.Map;
import org.safefront.contracts.study.StudyRequest;
import org.safefront.contracts.training.RunRequested;
import org.safefront.registry.domain.LossCurve;
import org.safefront.registry.domain.Studies;
import org.safefront.registry.domain.StudyFacts;
import org.safefront.registry.domain.StudySummary;
import org.safefront.work.Outbox;
import org.safefront.work.RecordJson;
import org.safefront.work.Transactions;

/** Studies in PostgreSQL. */
public final class DurableStudies implements Studies {
    private final StudyTables tables;
    private final AssessmentQueries assessments;
    private final Transactions transactions;
    private final Outbox outbox;

    public DurableStudies(Transactions transactions, Outbox outbox, RecordJson json) {
        this.transactions = transactions;
        this.outbox = outbox;
        this.tables = new StudyTables(json);
        this.assessments = new AssessmentQueries(json);
    }

    @Override
    public boolean create(StudyRequest request) {
        return transactions.call(connection -> {
            boolean isNew = tables.add(connection, request);
            if (isNew) {
                for (RunRequested run : request.runs()) {
                    outbox.addFirst(connection, run, run.studyId());
                }
            }
            return isNew;
        });
    }

    @Override
    public List<StudySummary> list() {
        return transactions.call(tables::list);
    }

    @Override
    public StudyFacts facts(String studyId) {
        return transactions.call(connection -> facts(connection, studyId, false));
    }

    @Override
    public Map<String, Long> revisions() {
        return transactions.call(tables::revisions);
    }

    @Override
    public List<LossCurve> losses(String studyId) {
        return transactions.call(connection ->
                tables.losses(connection, tables.get(connection, studyId, false).request()));
    }

    StudyTables tables() {
        return tables;
    }

    StudyFacts facts(Connection connection, String studyId, boolean forUpdate) {
        StudyTables.Study study = tables.get(connection, studyId, forUpdate);
        AssessmentQueries.Assessment assessment = assessments.read(connection, studyId);
        return new StudyFacts(
                study.request(),
                study.revision(),
                study.age(),
                tables.runs(connection, study.request()),
                assessment.checkpoints(),
                assessment.problems(),
                assessment.failedEvaluations(),
                assessment.generated(),
                assessment.judged(),
                study.front().map(front -> front.version()).orElse(0L));
    }
}
