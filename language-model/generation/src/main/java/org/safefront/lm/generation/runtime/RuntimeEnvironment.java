package org.safefront.lm.generation.runtime;

import ai.djl.engine.Engine;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession.SessionOptions;

/** The one environment of ONNX Runtime in this process, and how its sessions use the machine. */
public final class RuntimeEnvironment {
    /** DJL's name of its engine on ONNX Runtime. */
    public static final String ENGINE = "OnnxRuntime";

    private RuntimeEnvironment() {}

    /**
     * The environment. DJL's engine is started first: it insists on making the environment itself and could never be used
     * in this process if another did.
     */
    public static OrtEnvironment get() {
        Engine.getEngine(ENGINE);
        return OrtEnvironment.getEnvironment();
    }

    /**
     * Options of a session.
     *
     * @param threads that share the work of one operator; operators run one after the other
     * @return to be closed after the session
     */
    public static SessionOptions options(int threads) {
        var options = new SessionOptions();
        try {
            options.setIntraOpNumThreads(threads);
            options.setInterOpNumThreads(1);
            // Threads that wait in a loop steal the core from the one they wait for. A decoder of hidden size 1024, 8
            // layers, 1
            // row, took 63 ms a step with two such threads on two shared cores, and 17.5 ms without the loops. One of
            // hidden
            // size 128, 3 layers, 32 rows, took 0.68 and 1.08 ms, but 0.88 ms with one thread: small models want just
            // that.
            options.addConfigEntry("session.intra_op.allow_spinning", "0");
            // A memory plan is kept for each combination of shapes, and rows and lengths make many.
            options.setMemoryPatternOptimization(false);
            return options;
        } catch (OrtException e) {
            options.close();
            throw new InferenceFailedException("a session cannot have " + threads + " threads", e);
        }
    }
}
