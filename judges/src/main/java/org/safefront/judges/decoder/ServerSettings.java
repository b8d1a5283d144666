package org.safefront.judges.decoder;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import org.safefront.lm.format.InvalidModelException;

/**
 * A server that speaks the completions protocol.
 *
 * @param url with or without {@code /v1} at its end
 * @param model name under which it serves the judge
 * @param label what it runs, for instance name, version and precision: part of the judge's digest, since nobody can see the weights
 * @param apiKey sent as a bearer token, absent where it wants none
 * @param logprobs how many of the most probable tokens it is asked for; some servers give no more than 5
 * @param maxLength tokens that it reads and writes together, absent where only the server knows
 * @param patience after which a request is given up
 */
public record ServerSettings(
        URI url,
        String model,
        String label,
        Optional<String> apiKey,
        int logprobs,
        OptionalInt maxLength,
        Duration patience) {
    public ServerSettings {
        if (url.getScheme() == null || !url.getScheme().matches("https?") || url.getHost() == null) {
            throw new InvalidModelException(
                    "server: url must begin with http:// or https:// and name a host, was " + url);
        }
        url = URI.create(url.toString().replaceFirst("(/v1)?/?$", ""));
    }

    /** Says nothing of the key. */
    @Override
    public String toString() {
        return model + " at " + url;
    }
}
