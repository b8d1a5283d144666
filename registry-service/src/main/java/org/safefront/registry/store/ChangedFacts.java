package org.safefront.registry.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.function.Consumer;
import org.safefront.contracts.Event;
import org.safefront.contracts.catalog.EventType;
import org.safefront.work.RecordJson;
import org.safefront.work.Sql;

/** Reads the facts about the checkpoints of a study that have come since one looked last. */
final class ChangedFacts {
    private static final String CHANGED = """
            with own as (select checkpoint_id from checkpoint where study_id = ?)
            select changed, 'CHECKPOINT_PUBLISHED', published from checkpoint where changed > ? and study_id = ?
            union all select changed, 'CHECKPOINT_RETRACTED', retracted from retraction
            where changed > ? and checkpoint_id in (select checkpoint_id from own)
            union all select changed, 'EVALUATION_COMPLETED', completed from evaluation
            where changed > ? and completed is not null and checkpoint_id in (select checkpoint_id from own)
            union all select changed, 'EVALUATION_FAILED', failed from evaluation
            where changed > ? and failed is not null and checkpoint_id in (select checkpoint_id from own)
            union all select changed, 'JUDGEMENT_COMPLETED', completed from judgement
            where changed > ? and completed is not null and checkpoint_id in (select checkpoint_id from own)
            union all select changed, 'JUDGEMENT_FAILED', failed from judgement
            where changed > ? and failed is not null and checkpoint_id in (select checkpoint_id from own)
            """;

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
                studyId,
                change,
                studyId,
                change,
                change,
                change,
                change,
                change);
    }

    private Change change(ResultSet row) throws SQLException {
        return new Change(
                row.getLong(1), json.read(EventType.valueOf(row.getString(2)).recordClass(), row.getString(3)));
    }
}
