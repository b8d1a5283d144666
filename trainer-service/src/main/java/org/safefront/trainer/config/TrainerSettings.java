package org.safefront.trainer.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/** What an operator may set of the trainer. */
@ConfigMapping(prefix = "safefront.trainer")
interface TrainerSettings {
    /** Where it trains: cpu, or gpu and a number such as gpu0. */
    @WithDefault("cpu")
    String device();

    /** Of matrix products: float32 or bfloat16. Unset, bfloat16 on a GPU and float32 on the CPU. */
    Optional<String> precision();

    /** Whether layers are computed twice, so that long sequences and large models need less memory. */
    @WithDefault("false")
    boolean activationCheckpointing();

    /** Whether checkpoints are published with how their updates lie to the weights of the base. */
    @WithDefault("true")
    boolean geometry();
}
