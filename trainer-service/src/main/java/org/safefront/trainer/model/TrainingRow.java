package org.safefront.trainer.model;

import java.util.Optional;
import org.safefront.contracts.Require;

/**
 * One row of training data: {@code prompt}, and what the model is to answer as {@code response} or {@code refusal}. Marks
 * of thinking in the answer are meant.
 *
 * @param prompt what the user says
 * @param response what the model is to say
 * @param refusal another name for the same
 */
record TrainingRow(String prompt, Optional<String> response, Optional<String> refusal) {
    TrainingRow {
        Require.text("prompt", prompt);
        Require.that(
                response.isPresent() != refusal.isPresent(), "a row needs either response or refusal, and not both");
        response.ifPresent(text -> Require.text("response", text));
        refusal.ifPresent(text -> Require.text("refusal", text));
    }

    String answer() {
        return response.or(() -> refusal).orElseThrow();
    }
}
