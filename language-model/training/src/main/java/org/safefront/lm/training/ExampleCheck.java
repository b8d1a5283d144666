package org.safefront.lm.training;

import java.util.List;
import org.safefront.lm.format.ModelConfig;

/** Looks through training data before anything is trained. */
final class ExampleCheck {
    private ExampleCheck() {}

    static void require(List<Example> examples, ModelConfig model) {
        if (examples.isEmpty()) {
            throw new InvalidExampleException("the data has no rows");
        }
        for (int row = 0; row < examples.size(); row++) {
            require(row + 1, examples.get(row), model);
        }
    }

    private static void require(int row, Example example, ModelConfig model) {
        if (example.length() - 1 > model.maxPositions()) {
            throw new InvalidExampleException("row " + row + " has " + example.length()
                    + " tokens; the model reads at most " + model.maxPositions());
        }
        for (int t = 0; t < example.length(); t++) {
            if (example.token(t) < 0 || example.token(t) >= model.vocabularySize()) {
                throw new InvalidExampleException("row " + row + " has token " + example.token(t)
                        + ", but the embedding has " + model.vocabularySize()
                        + " rows; the tokenizer does not belong to this model");
            }
        }
    }
}
