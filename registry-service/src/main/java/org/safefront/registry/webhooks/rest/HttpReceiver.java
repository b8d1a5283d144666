package org.safefront.registry.webhooks.rest;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.Optional;
import org.safefront.registry.webhooks.domain.DeliveryTimes;
import org.safefront.registry.webhooks.domain.Destinations;
import org.safefront.registry.webhooks.domain.PublicEvent;
import org.safefront.registry.webhooks.domain.Receiver;
import org.safefront.registry.webhooks.domain.Turn;

/**
 * Delivers by POST. Any answer of 200 to 299 is good; 410 means that the receiver wants no more. Redirects are not followed,
 * for they may lead to where a webhook may not go, and of the answer's body nothing is read.
 */
@ApplicationScoped
class HttpReceiver implements Receiver {
    private static final int GONE = 410;
    private static final int OK = 200;
    private static final int NO_LONGER_OK = 300;

    private final Destinations destinations;
    private final SignedRequests requests;
    private final HttpClient http;

    HttpReceiver(Destinations destinations, Clock clock, DeliveryTimes times) {
        this.destinations = destinations;
        this.requests = new SignedRequests(clock, times.answer());
        this.http = HttpClient.newBuilder()
                .connectTimeout(times.answer())
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    @Override
    public Optional<Refusal> deliver(Turn turn, PublicEvent event) {
        Optional<String> forbidden = destinations.refusal(turn.url());
        if (forbidden.isPresent()) {
            return Optional.of(new Refusal("url " + forbidden.get(), false));
        }
        try {
            HttpResponse<InputStream> answer =
                    http.send(requests.of(turn, event), HttpResponse.BodyHandlers.ofInputStream());
            answer.body().close();
            int status = answer.statusCode();
            return status >= OK && status < NO_LONGER_OK
                    ? Optional.empty()
                    : Optional.of(new Refusal("answered " + status, status == GONE));
        } catch (IOException e) {
            return Optional.of(new Refusal("did not answer: " + e.getClass().getSimpleName(), false));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of(new Refusal("was interrupted, for the registry stops", false));
        }
    }
}
