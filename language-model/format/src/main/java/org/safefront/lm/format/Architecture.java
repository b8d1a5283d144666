package org.safefront.lm.format;

/**
 * The decoder families that are supported. They share RMSNorm, rotary embedding, grouped-query attention and SwiGLU; the
 * differences are in {@link ModelConfig}.
 */
public enum Architecture {
    QWEN2("qwen2", "Qwen2ForCausalLM"),
    QWEN3("qwen3", "Qwen3ForCausalLM"),
    LLAMA("llama", "LlamaForCausalLM");

    private final String modelType;
    private final String className;

    Architecture(String modelType, String className) {
        this.modelType = modelType;
        this.className = className;
    }

    /** Its {@code model_type} in config.json. */
    public String modelType() {
        return modelType;
    }

    /** Its entry in {@code architectures} in config.json. */
    public String className() {
        return className;
    }
}
