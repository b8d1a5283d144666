package org.safefront.trainer.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What an operator may set of the trainer. */
@ConfigMapping(prefix = "safefront.trainer")
interface TrainerSettings {
    /** Where it trains: cpu, or gpu and a number such as gpu0. */
    @WithDefault("cpu")
    String device();
}
