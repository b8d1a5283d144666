package org.safefront.judges.rubric;

import java.util.Optional;
import org.safefront.judges.decoder.JudgePrompt;

/** What a model is asked of an exchange, and how its answer is read. */
public interface Rubric {
    /** The message to the model. What is judged stands between marks, and no mark stands in it. */
    JudgePrompt message(String prompt, String response);

    /** What the model's answer says; absent unless each field is there once, with a number that it may have. */
    Optional<Grade> grade(String reply);

    /** All that can change a grade, for a digest. */
    String identity();
}
