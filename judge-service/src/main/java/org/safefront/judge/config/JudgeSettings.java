package org.safefront.judge.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What an operator may set of the judge. */
@ConfigMapping(prefix = "safefront.judge")
interface JudgeSettings {
    /** Folders in which judges lie, one folder a judge, named after it. */
    Optional<List<Path>> folders();

    /** Threads of the processor for one classifier. */
    @WithDefault("1")
    int threads();
}
