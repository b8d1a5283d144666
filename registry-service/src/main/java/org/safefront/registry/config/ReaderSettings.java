package org.safefront.registry.config;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.Optional;

/** Who may read the texts of probes. */
@ConfigMapping(prefix = "safefront.reader")
interface ReaderSettings {
    /** Whoever shows it may; without one nobody may. */
    Optional<String> token();

    /** File that holds the token, in place of the token itself. */
    Optional<Path> tokenFile();
}
