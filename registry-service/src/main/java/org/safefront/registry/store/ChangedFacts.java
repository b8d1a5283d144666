package org.safefront.registry.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.safefront.contracts.Event;
import org.safefront.contracts.catalog.EventType;
import org.safefront.work.RecordJson;
import org.safefront.work.Sql;

/** Reads the facts about the checkpoints of a study that have come since one looked last. */
final class ChangedFacts {
    private static final String CHANGED = """
            select changed, 'CHECKPOINT_PUBLISHED', published from checkpoint where study_id = ? and changed > ?
            union all select of.changed, 'CHECKPOINT_RETRACTED', retracted
            from retraction of join checkpoint using (checkpoint_id) where study_id = ? and of.changed > ?
            union all select of.changed, 'EVALUATION_COMPLETED', completed
            from evaluation of join checkpoint using (checkpoint_id)
            where study_id = ? and of.changed > ? and completed is not null
            union all select of.changed, 'EVALUATION_FAILED', failed
            from evaluation of join checkpoint using (checkpoint_id)
            where study_id = ? and of.changed > ? and failed is not null
            union all select of.changed, 'JUDGEMENT_COMPLETED', completed
            from judgement of join checkpoint using (checkpoint_id)
            where study_id = ? and of.changed > ? and completed is not null
            union all select of.changed, 'JUDGEMENT_FAILED', failed
            from judgement of join checkpoint using (checkpoint_id)
            where study_id = ? and of.changed > ? and failed is not null
            """;
    private static final int PARTS = 6;

    private final RecordJson json;

    ChangedFacts(RecordJson json) {
        this.json = json;
    }

    /** A fact, and the change with which it was written. */
    record Change(long number, Event fact) {}

    /** Hands over all after a change, in no order that means anything. */
    void after(Connection connection, String studyId, long change, Consumer<Change> changes) {
        Sql.each(
                connection,
                this::change,
                changes,
                CHANGED,
                Stream.generate(() -> List.<Object>of(studyId, change))
                        .limit(PARTS)
                        .flatMap(List::stream)
                        .toArray());
    }

    private Change change(ResultSet row) throws SQLException {
        return new Change(
                row.getLong(1), json.read(EventType.valueOf(row.getString(2)).recordClass(), row.getString(3)));
    }
}
