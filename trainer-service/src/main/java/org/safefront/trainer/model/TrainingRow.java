package org.safefront.trainer.model;

import java.util.Optional;
import org.safefront.contracts.Require;
import org.safefront.lm.training.InvalidExampleException;

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

    /** The answer, for recipes that set a thought before it. */
    String answerWithoutThought() {
        if (answer().contains("think>")) {
            throw new InvalidExampleException(
                    "the response has marks of thinking of its own; take them out, or thought out of the recipe");
        }
        return answer();
    }
}
