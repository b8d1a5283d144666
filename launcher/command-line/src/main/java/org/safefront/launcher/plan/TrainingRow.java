package org.safefront.launcher.plan;

import java.util.Objects;
import java.util.Optional;

/**
 * A row of training data, as the trainer reads it.
 *
 * @param prompt what the user says
 * @param response what the model is to say
 * @param refusal another name for the same
 */
record TrainingRow(String prompt, Optional<String> response, Optional<String> refusal) {
    TrainingRow {
        Objects.requireNonNull(prompt, "prompt");
        if (response.isPresent() == refusal.isPresent()) {
            throw new IllegalArgumentException("a row needs either response or refusal, and not both");
        }
    }

    String answer() {
        return response.or(() -> refusal).orElseThrow();
    }
}
