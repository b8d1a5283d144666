package org.safefront.lm.training;

import java.util.List;

/**
 * What the model reads and what it is to answer; only the answer is trained on.
 *
 * @param prompt token ids
 * @param completion token ids, the end token included
 */
public record Example(List<Integer> prompt, List<Integer> completion) {
    public Example {
        prompt = List.copyOf(prompt);
        completion = List.copyOf(completion);
        if (prompt.isEmpty() || completion.isEmpty()) {
            throw new InvalidExampleException("prompt and completion need at least one token each");
        }
    }

    /** Tokens in all. */
    public int length() {
        return prompt.size() + completion.size();
    }

    /** The token at a position of prompt and completion together. */
    int token(int position) {
        return position < prompt.size() ? prompt.get(position) : completion.get(position - prompt.size());
    }
}
