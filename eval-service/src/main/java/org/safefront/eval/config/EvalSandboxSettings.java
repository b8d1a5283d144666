package org.safefront.eval.config;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Limits that decide whether a slow or large program passes; they stand in every result. */
interface EvalSandboxSettings {
    /** After which a program and its tests are ended. */
    @WithDefault("10s")
    Duration wall();

    /** Address space of each of a program's processes. */
    @WithDefault("1G")
    MemorySize memory();
}
