package org.safefront.eval.config;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/** What an operator may set of the eval service. */
@ConfigMapping(prefix = "safefront.eval")
interface EvalSettings {
    /** Texts written side by side, at most. */
    @WithDefault("32")
    int slots();

    /** Threads of the processor for one model. */
    @WithDefault("1")
    int threads();

    /** Memory for the keys and values of all texts; if absent, half of what Java may use outside its heap. */
    Optional<MemorySize> cache();

    /** Numbers that models compute with, written into every result: float32, float16, or int8 or int4 for weights. */
    @WithDefault("float32")
    String precision();

    /** Models of fewer parameters are loaded anew for each adapter, which pays where loading is cheap. */
    @WithDefault("50000000")
    long mergeBelow();

    /** A server that writes the texts, if it has an address; else they are written here. */
    EvalServerSettings server();

    /** What a program that a model wrote may use. */
    EvalSandboxSettings sandbox();

    /** Pieces of work at a time: while the last texts of one are written, those of the next fill the batch. */
    @WithDefault("2")
    int hands();

    /** Most samples in one piece of work. */
    @WithDefault("128")
    int shardSize();
}
