package org.safefront.work.messaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.safefront.contracts.ContentId;
import org.safefront.contracts.catalog.Envelope;
import org.safefront.contracts.catalog.EventType;
import org.safefront.contracts.training.RunCancelled;
import org.safefront.work.EventCodec;
import org.safefront.work.GoldenCorpus;

class EventDeserializerTest {
    private static final RunCancelled EVENT =
            new RunCancelled(ContentId.of(ContentId.RUN, List.of("a")), "no longer needed");
    private static final Envelope ENVELOPE =
            Envelope.first(EVENT, "/safefront/registry", Instant.parse("2026-01-01T00:00:00Z"), "study");

    private final EventDeserializer deserializer = new EventDeserializer();
    private final Headers headers = headers(ENVELOPE);

    @Test
    void findsTheRecordByItsType() {
        Received received = deserializer.deserialize("topic", headers, new EventCodec().write(EVENT));

        assertEquals(ENVELOPE, received.envelope());
        assertEquals(EVENT, received.event());
    }

    static Stream<GoldenCorpus.Golden> corpus() {
        return GoldenCorpus.all();
    }

    @ParameterizedTest
    @MethodSource("corpus")
    void readsEveryEventOfEveryVersion(GoldenCorpus.Golden golden) {
        Received received = deserializer.deserialize(
                golden.type().topic().address(), headers(Envelope.fromHeaders(golden.headers())), golden.bytes());

        assertEquals(golden.headers(), received.envelope().headers());
        assertEquals(golden.type(), EventType.of(received.event()));
        assertEquals(golden.key(), received.event().key());
        assertEquals(golden.value(), received.json());
    }

    @Test
    void whatNobodyCouldTakeInBecomesTheSameBytesAgain() {
        String later = new String(new EventCodec().write(EVENT), StandardCharsets.UTF_8)
                .replace("{", "{ \"addedLater\": \"ü\",");

        Received received = deserializer.deserialize("topic", headers, bytes(later));

        assertEquals(later, new String(new EventSerializer().serialize("dlq", received), StandardCharsets.UTF_8));
    }

    @Test
    void aHeaderThatCameTwiceCountsOnce() {
        headers.add("ce_id", bytes("another"));

        Received received = deserializer.deserialize("topic", headers, new EventCodec().write(EVENT));

        assertEquals(ENVELOPE.id(), received.envelope().id());
    }

    @Test
    void saysWhichTypeItDoesNotKnow() {
        headers.remove("ce_type").add("ce_type", bytes("org.safefront.run.paused.v1"));

        assertEquals("ce_type org.safefront.run.paused.v1 is not known", refusal(bytes("{}")));
    }

    @Test
    void saysWhichHeaderIsMissing() {
        headers.remove("ce_subject");

        assertEquals("header ce_subject is missing", refusal(bytes("{}")));
    }

    @Test
    void aTombstoneIsNoEvent() {
        assertEquals("an event needs data", refusal(null));
    }

    @Test
    void whatIsNotJsonIsRefused() {
        assertTrue(refusal(bytes("not json")).startsWith("run.cancelled, not JSON"));
    }

    private String refusal(byte[] data) {
        return assertThrows(RuntimeException.class, () -> deserializer.deserialize("topic", headers, data))
                .getMessage();
    }

    @Test
    void withoutHeadersThereIsNoEvent() {
        assertThrows(SerializationException.class, () -> deserializer.deserialize("topic", bytes("{}")));
    }

    private static Headers headers(Envelope envelope) {
        var headers = new RecordHeaders();
        envelope.headers().forEach((name, value) -> headers.add(name, bytes(value)));
        return headers;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
