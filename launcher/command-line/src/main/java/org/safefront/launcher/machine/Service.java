package org.safefront.launcher.machine;

import java.util.List;
import java.util.Locale;

/** The four services, and how much each needs on a small machine. Weights and tensors lie outside the Java heap. */
enum Service {
    TRAINER("-Xmx192m", "-Dai.djl.pytorch.num_threads=1", "-Dai.djl.pytorch.num_interop_threads=1"),
    EVAL("-Xmx192m", "-Dai.djl.onnx.disable_alternative=true"),
    JUDGE("-Xmx128m", "-Dai.djl.onnx.disable_alternative=true"),
    REGISTRY("-Xmx192m");

    private final List<String> javaOptions;

    Service(String... javaOptions) {
        this.javaOptions = List.of(javaOptions);
    }

    List<String> javaOptions() {
        return javaOptions;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
