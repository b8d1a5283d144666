package org.safefront.launcher.machine;

import java.util.List;
import java.util.Locale;

/** The four services, and how much each needs on a small machine. Weights and tensors lie outside the Java heap. */
enum Service {
    TRAINER(4, "-Xmx192m -Dai.djl.pytorch.num_threads=1 -Dai.djl.pytorch.num_interop_threads=1"),
    EVAL(5, "-Xmx192m -Dai.djl.onnx.disable_alternative=true"),
    JUDGE(6, "-Xmx128m -Dai.djl.onnx.disable_alternative=true"),
    REGISTRY(0, "-Xmx192m");

    private final int place;
    private final String javaOptions;

    Service(int place, String javaOptions) {
        this.place = place;
        this.javaOptions = javaOptions;
    }

    /** Of its port in the block. */
    int place() {
        return place;
    }

    List<String> javaOptions() {
        return List.of(javaOptions.split(" "));
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
