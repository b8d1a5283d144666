package org.safefront.registry.webhooks.rest;

import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.safefront.registry.webhooks.domain.PublicEvent;
import org.safefront.registry.webhooks.domain.Secret;
import org.safefront.registry.webhooks.domain.Turn;

/**
 * Events as requests, signed as Standard Webhooks 1.0 (standardwebhooks.com) asks for: the HMAC-SHA256 of id, time and body,
 * with dots between, in base64. The id is the {@code ce_id}, so it stays when a delivery is tried again.
 */
final class SignedRequests {
    private static final String ALGORITHM = "HmacSHA256";

    private final EventBody bodies = new EventBody();
    private final Clock clock;
    private final Duration timeout;

    /**
     * @param clock gives the time of the signature, by which receivers refuse what somebody recorded and sends again
     * @param timeout for the answer
     */
    SignedRequests(Clock clock, Duration timeout) {
        this.clock = clock;
        this.timeout = timeout;
    }

    HttpRequest of(Turn turn, PublicEvent event) {
        String id = event.envelope().id();
        String time = Long.toString(clock.instant().getEpochSecond());
        String body = bodies.of(event);
        return HttpRequest.newBuilder(turn.url())
                .timeout(timeout)
                .header("content-type", "application/cloudevents+json; charset=UTF-8")
                .header("user-agent", "safefront-registry")
                .header("webhook-id", id)
                .header("webhook-timestamp", time)
                .header("webhook-signature", "v1," + signature(turn.secret(), id + "." + time + "." + body))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
    }

    private static String signature(Secret secret, String content) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.key(), ALGORITHM));
            return Base64.getEncoder().encodeToString(mac.doFinal(content.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }
}
