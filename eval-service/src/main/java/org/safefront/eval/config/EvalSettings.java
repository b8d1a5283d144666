package org.safefront.eval.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What an operator may set of the eval service. */
@ConfigMapping(prefix = "safefront.eval")
interface EvalSettings {
    /** Texts written side by side. */
    @WithDefault("32")
    int slots();

    /** Threads of the processor for one model. */
    @WithDefault("1")
    int threads();

    /** Most samples in one piece of work. */
    @WithDefault("128")
    int shardSize();
}
