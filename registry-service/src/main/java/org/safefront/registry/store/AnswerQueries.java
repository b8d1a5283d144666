package org.safefront.registry.store;

import java.sql.Connection;
import java.util.List;
import org.safefront.contracts.evaluation.ResponsesGenerated;
import org.safefront.work.RecordJson;
import org.safefront.work.Sql;

/** Reads which answers were generated to be judged. */
final class AnswerQueries {
    private final RecordJson json;

    AnswerQueries(RecordJson json) {
        this.json = json;
    }

    /** All of a study, by evaluation. */
    List<ResponsesGenerated> of(Connection connection, String studyId) {
        return Sql.query(connection, row -> json.read(ResponsesGenerated.class, row.getString(1)), """
                select responses from evaluation where responses is not null
                and checkpoint_id in (select checkpoint_id from checkpoint where study_id = ?) order by evaluation_id
                """, studyId);
    }
}
