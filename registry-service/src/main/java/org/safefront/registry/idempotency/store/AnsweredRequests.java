package org.safefront.registry.idempotency.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.safefront.registry.idempotency.domain.IdempotencyKeyReusedException;
import org.safefront.registry.idempotency.domain.IdempotentRequest;
import org.safefront.registry.idempotency.domain.RequestInFlightException;
import org.safefront.work.Sql;
import org.safefront.work.SqlCall;

/**
 * Remembers answers by the keys of their requests for 24 hours of the database's clock. The answer is written by the
 * transaction that does what was asked for: whoever is killed has done nothing, or has done it and is remembered. What is
 * refused is not remembered, for nothing was done.
 */
public final class AnsweredRequests {
    /** "sfid", so that locks of keys are not those of anything else. */
    private static final int LOCK_CLASS = 0x73666964;

    private static final int FORGOTTEN_AT_ONCE = 100;

    // Read by the program that wrote it, or by the one after it.
    private final JsonMapper json = JsonMapper.builder()
            .addModule(new Jdk8Module())
            .addModule(new JavaTimeModule())
            .enable(SerializationFeature.WRITE_ENUMS_USING_TO_STRING)
            .enable(DeserializationFeature.READ_ENUMS_USING_TO_STRING)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    /**
     * Does something in the open transaction, or tells what came of it when the same request was there before.
     *
     * @param answer what comes of it; a record that can be written as JSON and read again
     * @throws IdempotencyKeyReusedException if the key came with another request
     * @throws RequestInFlightException if another transaction does the same at this moment
     */
    public <T> T once(Connection connection, IdempotentRequest request, Class<T> answer, SqlCall<T> work)
            throws SQLException {
        if (request.key().isEmpty()) {
            return work.call(connection);
        }
        String key = request.key().get();
        lock(connection, key);
        Optional<T> before = find(connection, key, request.digest()).map(text -> read(answer, text));
        if (before.isPresent()) {
            return before.get();
        }
        T now = work.call(connection);
        forgetOld(connection);
        Sql.update(connection, """
                insert into answered_request (key, request, answer) values (?, ?, ?)
                on conflict (key) do update set request = excluded.request, answer = excluded.answer,
                                                answered = clock_timestamp()
                """, key, request.digest(), write(now));
        return now;
    }

    /** Held until the transaction ends, whatever becomes of its process. */
    private static void lock(Connection connection, String key) {
        boolean isFree = Sql.query(connection, row -> row.getBoolean(1), """
                        select pg_try_advisory_xact_lock(hashtextextended(current_schema() || ?, ?))
                        """, key, LOCK_CLASS)
                .get(0);
        if (!isFree) {
            throw new RequestInFlightException(key);
        }
    }

    private static Optional<String> find(Connection connection, String key, String digest) {
        return Sql.query(
                        connection,
                        row -> {
                            if (!row.getString(1).equals(digest)) {
                                throw new IdempotencyKeyReusedException(key);
                            }
                            return row.getString(2);
                        },
                        "select request, answer from answered_request"
                                + " where key = ? and answered > clock_timestamp() - interval '24 hours'",
                        key)
                .stream()
                .findFirst();
    }

    private static void forgetOld(Connection connection) {
        Sql.update(connection, """
                delete from answered_request where key in (
                    select key from answered_request where answered <= clock_timestamp() - interval '24 hours'
                    order by answered limit ? for update skip locked)
                """, FORGOTTEN_AT_ONCE);
    }

    private String write(Object answer) {
        try {
            return json.writeValueAsString(answer);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(answer.getClass() + " cannot be written", e);
        }
    }

    private <T> T read(Class<T> type, String text) {
        try {
            return json.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an answer that was remembered cannot be read as " + type, e);
        }
    }
}
