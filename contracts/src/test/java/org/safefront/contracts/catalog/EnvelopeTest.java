package org.safefront.contracts.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.safefront.contracts.ContentId;
import org.safefront.contracts.training.RunCancelled;
import org.safefront.contracts.training.RunCompleted;

class EnvelopeTest {
    private static final String STUDY = ContentId.of("st", List.of("study"));
    private static final String RUN = ContentId.of("ru", List.of("run"));
    private static final RunCancelled CANCELLED = new RunCancelled(RUN, "too slow");
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    @Test
    void aFactPublishedAgainKeepsItsId() {
        var first = Envelope.first(CANCELLED, "/safefront/registry", NOON, STUDY);

        var again = Envelope.first(CANCELLED, "/safefront/registry", NOON.plusSeconds(60), STUDY);

        assertEquals(first.id(), again.id());
    }

    @Test
    void twoFactsOfOneRunDiffer() {
        var completed = new RunCompleted(RUN, List.of(ContentId.of("ck", List.of("c"))));

        assertNotEquals(
                Envelope.first(CANCELLED, "/s", NOON, STUDY).id(),
                Envelope.first(completed, "/s", NOON, STUDY).id());
    }

    @Test
    void theIdIsTheVersion5UuidThatOtherLanguagesCompute() {
        // python: uuid.uuid5(uuid.uuid5(uuid.NAMESPACE_DNS, "org.safefront"), "org.safefront.run.cancelled.v1\n" + RUN)
        var envelope = Envelope.first(CANCELLED, "/s", NOON, STUDY);

        assertEquals("b186774f-4e36-59c5-84fc-0c144a02e256", envelope.id());
    }

    @Test
    void anEffectRemembersItsCauseAndItsStudy() {
        var cause = Envelope.first(CANCELLED, "/s", NOON, STUDY);

        var effect = Envelope.causedBy(cause, CANCELLED, "/t", NOON);

        assertEquals(Optional.of(cause.id()), effect.causationId());
        assertEquals(Optional.of(STUDY), effect.correlationId());
    }

    @Test
    void comesBackFromItsHeaders() {
        var envelope = Envelope.first(CANCELLED, "/s", NOON, STUDY);

        assertEquals(envelope, Envelope.fromHeaders(envelope.headers()));
    }

    @Test
    void namesTheHeaderThatIsMissing() {
        var headers = new HashMap<>(Envelope.first(CANCELLED, "/s", NOON, STUDY).headers());
        headers.remove("ce_type");

        var refusal = assertThrows(IllegalArgumentException.class, () -> Envelope.fromHeaders(headers));
        assertEquals("header ce_type is missing", refusal.getMessage());
    }
}
