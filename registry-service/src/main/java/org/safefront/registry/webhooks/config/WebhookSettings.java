package org.safefront.registry.webhooks.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** What an operator may set of webhooks. */
@ConfigMapping(prefix = "safefront.webhooks")
interface WebhookSettings {
    /** Hosts that events may go to whatever their addresses are, and without TLS; all others must be https and public. */
    Optional<Set<String>> allowedHosts();

    /** Deliveries at a time; those of one webhook are one after the other. */
    @WithDefault("2")
    int hands();

    /** How often to look for what waits. */
    @WithDefault("500ms")
    Duration poll();

    /** After which a delivery that is not answered has failed. */
    @WithDefault("10s")
    Duration timeout();

    /** After the first failure; twice as long after each further one in a row. */
    @WithDefault("2s")
    Duration firstWait();

    /** Between two tries at most. */
    @WithDefault("1h")
    Duration longestWait();

    /** After which a webhook that fails all the time is disabled. */
    @WithDefault("72h")
    Duration patience();
}
