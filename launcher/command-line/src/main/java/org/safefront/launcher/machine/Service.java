package org.safefront.launcher.machine;

import java.util.List;
import java.util.Locale;
import java.util.Map;

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

    /**
     * What it wants of its process. PyTorch asks for the same megabytes at every step: glibc keeps them, in huge pages where
     * the system has them (13 % less time, docs/performance.md). Other libraries of C do not look at it.
     */
    Map<String, String> environment() {
        return this == TRAINER
                ? Map.of(
                        "GLIBC_TUNABLES",
                        "glibc.malloc.hugetlb=1:glibc.malloc.mmap_threshold=4294967296"
                                + ":glibc.malloc.trim_threshold=4294967296:glibc.malloc.top_pad=67108864")
                : Map.of();
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
