package org.safefront.contracts.catalog;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.safefront.contracts.Event;
import org.safefront.contracts.Require;

/**
 * What CloudEvents 1.0 puts around an event, in binary mode: each attribute is a Kafka header.
 *
 * @param id {@code ce_id}: a UUID of version 5 over type and identity, so a republished fact keeps its id
 * @param type {@code ce_type}
 * @param source {@code ce_source}: the service, not the pod
 * @param subject {@code ce_subject}
 * @param time {@code ce_time}: when it happened; nothing is ordered by it
 * @param partitionKey {@code ce_partitionkey}: the Kafka key
 * @param correlationId {@code ce_correlationid}: the study that set all of this off, absent for outside events
 * @param causationId {@code ce_causationid}: the event that made this one happen, absent at the start of a chain
 */
public record Envelope(
        String id,
        String type,
        String source,
        String subject,
        Instant time,
        String partitionKey,
        Optional<String> correlationId,
        Optional<String> causationId) {
    private static final String SPEC_VERSION = "1.0";
    private static final String PREFIX = "ce_";
    /** Name space of our version 5 ids, itself the version 5 id of "org.safefront" among DNS names. */
    private static final UUID NAMESPACE =
            nameBased(UUID.fromString("6ba7b810-9dad-11d1-80b4-00c04fd430c8"), "org.safefront");

    public Envelope {
        Require.text("ce_id", id);
        Require.text("ce_type", type);
        Require.text("ce_source", source);
        Require.text("ce_subject", subject);
        Require.present("ce_time", time);
        Require.text("ce_partitionkey", partitionKey);
        Require.present("ce_correlationid", correlationId);
        Require.present("ce_causationid", causationId);
    }

    /** The envelope of an event that starts a chain of causes on behalf of a study. */
    public static Envelope first(Event event, String source, Instant time, String studyId) {
        return of(event, source, time, Optional.of(studyId), Optional.empty());
    }

    /** The envelope of an event that happened because of another. */
    public static Envelope causedBy(Envelope cause, Event event, String source, Instant time) {
        return of(event, source, time, cause.correlationId, Optional.of(cause.id));
    }

    private static Envelope of(
            Event event, String source, Instant time, Optional<String> correlationId, Optional<String> causationId) {
        EventType type = EventType.of(event);
        UUID id = nameBased(NAMESPACE, type.ceType() + "\n" + event.identity());
        return new Envelope(
                id.toString(), type.ceType(), source, event.subject(), time, event.key(), correlationId, causationId);
    }

    /** The headers, in a fixed order. */
    public Map<String, String> headers() {
        var headers = new LinkedHashMap<String, String>();
        headers.put("content-type", "application/json");
        headers.put(PREFIX + "specversion", SPEC_VERSION);
        headers.put(PREFIX + "id", id);
        headers.put(PREFIX + "type", type);
        headers.put(PREFIX + "source", source);
        headers.put(PREFIX + "subject", subject);
        headers.put(PREFIX + "time", time.toString());
        headers.put(PREFIX + "partitionkey", partitionKey);
        correlationId.ifPresent(value -> headers.put(PREFIX + "correlationid", value));
        causationId.ifPresent(value -> headers.put(PREFIX + "causationid", value));
        return headers;
    }

    /** Reads the headers back; other headers, such as {@code traceparent}, are passed over. */
    public static Envelope fromHeaders(Map<String, String> headers) {
        String version = required(headers, "specversion");
        if (!SPEC_VERSION.equals(version)) {
            throw new IllegalArgumentException("ce_specversion must be " + SPEC_VERSION + ", was '" + version + "'");
        }
        return new Envelope(
                required(headers, "id"),
                required(headers, "type"),
                required(headers, "source"),
                required(headers, "subject"),
                time(required(headers, "time")),
                required(headers, "partitionkey"),
                Optional.ofNullable(headers.get(PREFIX + "correlationid")),
                Optional.ofNullable(headers.get(PREFIX + "causationid")));
    }

    private static String required(Map<String, String> headers, String attribute) {
        String value = headers.get(PREFIX + attribute);
        if (value == null) {
            throw new IllegalArgumentException("header " + PREFIX + attribute + " is missing");
        }
        return value;
    }

    private static Instant time(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("ce_time must be an RFC 3339 time in UTC, was '" + text + "'", e);
        }
    }

    /** RFC 4122, version 5: SHA-1 over the name space and the name. */
    private static UUID nameBased(UUID namespace, String name) {
        try {
            MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
            sha1.update(ByteBuffer.allocate(2 * Long.BYTES)
                    .putLong(namespace.getMostSignificantBits())
                    .putLong(namespace.getLeastSignificantBits())
                    .flip());
            ByteBuffer hash = ByteBuffer.wrap(sha1.digest(name.getBytes(StandardCharsets.UTF_8)));
            long most = (hash.getLong() & 0xffffffffffff0fffL) | 0x5000L;
            long least = (hash.getLong() & 0x3fffffffffffffffL) | 0x8000000000000000L;
            return new UUID(most, least);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-1", e);
        }
    }
}
