package org.safefront.eval.model.server;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** How a server takes adapters while it runs. */
public enum LoraLoading {
    /** It does not. */
    NONE("", ""),
    /** As vLLM with VLLM_ALLOW_RUNTIME_LORA_UPDATING: the adapter's name is a model of its own. */
    VLLM("v1/", ""),
    /** As SGLang with --enable-lora: the adapter's name follows that of the base. */
    SGLANG("", ":");

    private final String prefix;
    private final String separator;

    LoraLoading(String prefix, String separator) {
        this.prefix = prefix;
        this.separator = separator;
    }

    /** The one of this name, in lower case. */
    public static LoraLoading of(String name) {
        return Stream.of(values())
                .filter(loading -> loading.toString().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("lora " + name + " is none of none, vllm, sglang"));
    }

    String loadPath() {
        return prefix + "load_lora_adapter";
    }

    String unloadPath() {
        return prefix + "unload_lora_adapter";
    }

    /** The model that requests to an adapter name. */
    public String model(String base, String adapter) {
        return Optional.of(separator)
                .filter(text -> !text.isEmpty())
                .map(text -> base + text + adapter)
                .orElse(adapter);
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
