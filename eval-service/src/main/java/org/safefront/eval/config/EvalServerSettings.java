package org.safefront.eval.config;

import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/** A server that speaks the completions protocol. */
interface EvalServerSettings {
    /** Address, with or without /v1 at its end; with it go model and label. */
    Optional<URI> url();

    /** Name under which it serves the base. */
    Optional<String> model();

    /** What it runs: name, version and precision, written into every result. */
    Optional<String> label();

    /** Sent as a bearer token. */
    Optional<String> apiKey();

    /** Requests at a time, at most. */
    @WithDefault("32")
    int concurrency();

    /** How it takes adapters: none, vllm or sglang. */
    @WithDefault("none")
    String lora();

    /** By how much its log-probabilities may differ from the trainer's, in nats. */
    @WithDefault("0.3")
    double tolerance();

    /** GPUs that it has; with this the cost of a score is told in GPU-seconds. */
    OptionalInt gpus();

    /** Time without any token, after which a request is made again. */
    @WithDefault("5m")
    Duration patience();
}
