package org.safefront.registry.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.safefront.contracts.evaluation.ResponsesGenerated;
import org.safefront.contracts.judgement.JudgementCompleted;
import org.safefront.contracts.judgement.JudgementFailed;
import org.safefront.registry.domain.JudgementView;
import org.safefront.registry.domain.Judgements;
import org.safefront.work.RecordJson;
import org.safefront.work.Sql;
import org.safefront.work.Transactions;

/** Judgements in PostgreSQL. */
public final class DurableJudgements implements Judgements {
    private static final String OF_STUDY = """
            where checkpoint_id in (select checkpoint_id from checkpoint where study_id = ?)
              and checkpoint_id not in (select checkpoint_id from retraction)
            """;

    private final Transactions transactions;
    private final DurableStudies studies;
    private final RecordJson json;

    public DurableJudgements(Transactions transactions, DurableStudies studies, RecordJson json) {
        this.transactions = transactions;
        this.studies = studies;
        this.json = json;
    }

    @Override
    public List<JudgementView> of(String studyId) {
        return transactions.call(connection -> {
            studies.tables().get(connection, studyId);
            Map<String, ResponsesGenerated> answers = answers(connection, studyId);
            List<JudgementView> known = Sql.query(
                    connection,
                    row -> judgement(row, answers),
                    "select completed, failed from judgement " + OF_STUDY
                            + "and (completed is not null or failed is not null)",
                    studyId);
            return inOrder(known, answers);
        });
    }

    /** By evaluation. */
    private Map<String, ResponsesGenerated> answers(Connection connection, String studyId) {
        return Sql.query(
                        connection,
                        row -> json.read(ResponsesGenerated.class, row.getString(1)),
                        "select responses from evaluation " + OF_STUDY + "and responses is not null",
                        studyId)
                .stream()
                .collect(Collectors.toMap(ResponsesGenerated::evaluationId, Function.identity()));
    }

    private JudgementView judgement(ResultSet row, Map<String, ResponsesGenerated> answers) throws SQLException {
        Optional<String> completed = Optional.ofNullable(row.getString(1));
        if (completed.isPresent()) {
            return JudgementView.of(json.read(JudgementCompleted.class, completed.get()));
        }
        JudgementFailed failed = json.read(JudgementFailed.class, row.getString(2));
        return JudgementView.of(failed, Optional.ofNullable(answers.get(failed.evaluationId())));
    }

    private static List<JudgementView> inOrder(List<JudgementView> known, Map<String, ResponsesGenerated> answers) {
        Set<String> ids = known.stream().map(JudgementView::judgementId).collect(Collectors.toSet());
        Stream<JudgementView> waiting =
                answers.values().stream().map(JudgementView::waiting).filter(view -> !ids.contains(view.judgementId()));
        return Stream.concat(known.stream(), waiting)
                .sorted(Comparator.comparing(JudgementView::checkpointId)
                        .thenComparing(JudgementView::evaluationId)
                        .thenComparing(JudgementView::judgementId))
                .toList();
    }
}
