package org.safefront.performance;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.flywaydb.core.Flyway;
import org.safefront.contracts.ContentId;
import org.safefront.contracts.catalog.Envelope;
import org.safefront.contracts.evaluation.EvaluationRequested;
import org.safefront.eval.domain.Shards;
import org.safefront.eval.store.DurableEvaluations;
import org.safefront.work.EventCodec;
import org.safefront.work.Inbox;
import org.safefront.work.Outbox;
import org.safefront.work.Sql;
import org.safefront.work.Transactions;
import org.safefront.work.WorkQueue;

/** The eval service's tables in a schema of their own, reached through the pool that the service has. */
final class EvaluationDatabase implements AutoCloseable {
    private static final String SOURCE = "/safefront/eval";
    private static final String STUDY = ContentId.of(ContentId.STUDY, List.of("scale-out"));
    /** As in the service. */
    private static final int CONNECTIONS = 8;

    private static final Shards SHARDS = new Shards(EvaluationJob.TEXTS);

    private final AgroalDataSource source;
    private final Transactions transactions;

    /**
     * The end of an evaluation.
     *
     * @param sha256 of the rows of all samples
     * @param seconds since it was accepted, by the clock of the database
     */
    record Conclusion(String sha256, double seconds) {}

    /** @param url with user and schema */
    EvaluationDatabase(String url) {
        try {
            source = AgroalDataSource.from(new AgroalDataSourceConfigurationSupplier()
                    .connectionPoolConfiguration(pool -> pool.maxSize(CONNECTIONS)
                            .connectionFactoryConfiguration(connections -> connections.jdbcUrl(url))));
        } catch (SQLException e) {
            throw new IllegalStateException("no pool for " + url, e);
        }
        transactions = new Transactions(source);
    }

    /** Makes the schema and its tables. */
    void migrate(String schema) {
        Flyway.configure()
                .dataSource(source)
                .schemas(schema)
                .locations("classpath:db/durable-work", "classpath:db/eval")
                .load()
                .migrate();
    }

    Transactions transactions() {
        return transactions;
    }

    static Outbox outbox() {
        return new Outbox(new EventCodec(), SOURCE, Clock.systemUTC());
    }

    /** Takes a request in, as the service does when it comes by Kafka. */
    void request(EvaluationRequested request) {
        var evaluations = new DurableEvaluations(transactions, new Inbox(), outbox(), new WorkQueue(), SHARDS);
        Envelope envelope = Envelope.first(request, "/safefront/performance", Instant.now(), STUDY);
        evaluations.request(envelope, request.checkpoint(), List.of(request.task()));
    }

    /** The end of an evaluation, if it has come: of its events, the first accepts it and the last alone names samples. */
    Optional<Conclusion> conclusion(String evaluationId) {
        return transactions
                .call(connection -> Sql.query(
                        connection, row -> new Conclusion(row.getString(1), row.getDouble(2)), """
                        select max(value::jsonb #>> '{samples,sha256}'), extract(epoch from max(created) - min(created))
                        from outbox where value::jsonb ->> 'evaluationId' = ?
                        having max(value::jsonb #>> '{samples,sha256}') is not null
                        """, evaluationId))
                .stream()
                .findFirst();
    }

    @Override
    public void close() {
        source.close();
    }
}
