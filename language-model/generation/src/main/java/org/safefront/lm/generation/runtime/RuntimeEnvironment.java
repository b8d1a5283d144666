package org.safefront.lm.generation.runtime;

import ai.djl.engine.Engine;
import ai.onnxruntime.OrtEnvironment;

/** The one environment of ONNX Runtime in this process. */
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
}
