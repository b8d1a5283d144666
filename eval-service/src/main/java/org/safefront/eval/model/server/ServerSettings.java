package org.safefront.eval.model.server;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A server that speaks the completions protocol, and how to use it.
 *
 * @param url with or without {@code /v1} at its end
 * @param model name under which it serves the base
 * @param label what it runs: name, version and precision, written into every result
 * @param apiKey sent as a bearer token, absent where it wants none
 * @param concurrency requests at a time, at most
 * @param lora how it takes adapters
 * @param tolerance by how much its log-probabilities may differ from the trainer's, in nats: rounding of its precision
 * @param patience without any token, after which a request is given up and made again
 * @param gpus that it has, absent where nobody says
 */
public record ServerSettings(
        URI url,
        String model,
        String label,
        Optional<String> apiKey,
        int concurrency,
        LoraLoading lora,
        double tolerance,
        Duration patience,
        OptionalInt gpus) {
    public ServerSettings {
        url = URI.create(url.toString().replaceFirst("(/v1)?/?$", ""));
        if (concurrency < 1) {
            throw new IllegalArgumentException("concurrency must be at least 1, was " + concurrency);
        }
    }

    /** Says nothing of the key. */
    @Override
    public String toString() {
        return model + " at " + url;
    }
}
