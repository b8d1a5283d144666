package org.safefront.launcher.plan;

import java.util.Map;
import java.util.Optional;
import org.safefront.launcher.CannotStartException;

/**
 * What the services would be set to: their settings that change how long a study takes, from the environment that they
 * inherit, else as docs/deployment.md has them.
 *
 * @param trainerDevice cpu, or a GPU
 * @param trainerPrecision of matrix products, absent for what suits the device
 * @param activationCheckpointing whether layers are computed twice
 * @param server that writes the texts in place of this machine
 * @param slots texts written side by side, at most
 * @param cacheBytes for keys and values of all texts
 * @param evalPrecision of weights
 */
record ServiceSettings(
        String trainerDevice,
        Optional<String> trainerPrecision,
        boolean activationCheckpointing,
        Optional<String> server,
        int slots,
        long cacheBytes,
        String evalPrecision) {
    static final String SERVER = "SAFEFRONT_EVAL_SERVER_URL";
    static final String CACHE = "SAFEFRONT_EVAL_CACHE";
    static final String DEVICE = "SAFEFRONT_TRAINER_DEVICE";
    static final String TRAINER_PRECISION = "SAFEFRONT_TRAINER_PRECISION";
    static final String EVAL_PRECISION = "SAFEFRONT_EVAL_PRECISION";
    static final String FLOAT32 = "float32";

    private static final String SLOTS = "SAFEFRONT_EVAL_SLOTS";
    private static final int DEFAULT_SLOTS = 32;
    /** Half of the heap of 192 MB that the eval service gets on one machine. */
    private static final long DEFAULT_CACHE = 96L << 20;

    private static final String SIZES = "KMGT";
    private static final int BITS_OF_A_SIZE = 10;

    static ServiceSettings of(Map<String, String> environment) {
        return new ServiceSettings(
                environment.getOrDefault(DEVICE, "cpu"),
                Optional.ofNullable(environment.get(TRAINER_PRECISION)),
                Boolean.parseBoolean(environment.get("SAFEFRONT_TRAINER_ACTIVATION_CHECKPOINTING")),
                Optional.ofNullable(environment.get(SERVER)).filter(url -> !url.isBlank()),
                slots(environment.get(SLOTS)),
                bytes(environment.get(CACHE)),
                environment.getOrDefault(EVAL_PRECISION, FLOAT32));
    }

    /** Whether it trains as was measured: in float32 on the processor. */
    boolean trainsHere() {
        return trainerDevice.equals("cpu") && trainerPrecision.orElse(FLOAT32).equals(FLOAT32);
    }

    /** Whether it writes as was measured: in float32 on the processor. */
    boolean writesHere() {
        return server.isEmpty() && evalPrecision.equals(FLOAT32);
    }

    private static int slots(String text) {
        return Optional.ofNullable(text)
                .map(value ->
                        number(SLOTS, value, "\\d{1,6}", "a number such as 32").intValue())
                .orElse(DEFAULT_SLOTS);
    }

    private static long bytes(String text) {
        if (text == null) {
            return DEFAULT_CACHE;
        }
        long number = number(CACHE, text, "\\d{1,15}[KkMmGgTt]?", "a size such as 8G");
        int size = SIZES.indexOf(Character.toUpperCase(text.charAt(text.length() - 1)));
        return number << (BITS_OF_A_SIZE * (size + 1));
    }

    private static Long number(String name, String text, String form, String meaning) {
        if (!text.matches(form)) {
            throw new CannotStartException(name + " must be " + meaning + ", was " + text);
        }
        return Long.valueOf(text.replaceAll("\\D", ""));
    }
}
