package org.safefront.work.messaging;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** What an operator may set of the durable parts of a service. */
@ConfigMapping(prefix = "safefront")
interface DurableSettings {
    /** Which service this is: trainer, eval, judge or registry. */
    String service();

    /** Folder for checkpoints, samples and verdicts, shared by all services. */
    Path artifacts();

    /** Key for answers to probes, 64 hexadecimal digits; without one they are kept plain. The same for all services. */
    Optional<String> dataKey();

    /** File that holds the key, in place of the key itself. */
    Optional<Path> dataKeyFile();

    /** How work is leased. */
    Work work();

    /** How the outbox is emptied. */
    Relay relay();

    /** Leases. */
    interface Work {
        /** How long a silent worker keeps its item. */
        @WithDefault("90s")
        Duration lease();

        /** How often a working worker is heard of; at most half the lease. */
        @WithDefault("20s")
        Duration heartbeat();

        /** How often an idle worker looks for work. */
        @WithDefault("500ms")
        Duration poll();

        /** How long a closing worker may go on. */
        @WithDefault("20s")
        Duration patience();
    }

    /** Outbox. */
    interface Relay {
        /** How often to look for events that wait. */
        @WithDefault("500ms")
        Duration poll();
    }
}
