package org.safefront.statistics;

import java.util.OptionalDouble;

/**
 * What the rate of a question in a run varies by: two-way random effects, {@code rate = mean + train seed + decode seed
 * within it + question + train seed by question + rest}. Estimates by the method of moments: unbiased, and so possibly below
 * zero for a part that is small. A part that the table cannot tell from another is absent.
 *
 * @param train variance that training with another seed adds to a run's score; absent for one train seed or one decode seed
 *     each
 * @param decode variance that drawing all answers anew adds to a run's score beyond what the rest explains by chance; absent
 *     for one decode seed each
 * @param question variance between questions
 * @param trainByQuestion some questions gain and others lose by another training; absent for one train seed or one decode
 *     seed each
 * @param rest variance of a question's rate between runs of one checkpoint; with one decode seed each it holds {@code
 *     trainByQuestion} too
 */
public record VarianceComponents(
        OptionalDouble train,
        OptionalDouble decode,
        OptionalDouble question,
        OptionalDouble trainByQuestion,
        OptionalDouble rest) {
    static VarianceComponents of(MeanSquares squares) {
        int trains = squares.trainSeeds();
        int decodes = squares.decodeSeeds();
        int questions = squares.questions();
        // With one train seed the interaction is part of the question, with one decode seed the rest is part of the
        // interaction; what must be taken away from the mean square of the questions follows.
        double belowQuestion = trains > 1 ? squares.trainByQuestion() : squares.residual();
        return new VarianceComponents(
                known((squares.train() - squares.trainByQuestion() - squares.decode() + squares.residual())
                        / (questions * decodes)),
                known((squares.decode() - squares.residual()) / questions),
                known((squares.question() - belowQuestion) / (trains * decodes)),
                known((squares.trainByQuestion() - squares.residual()) / decodes),
                known(decodes > 1 ? squares.residual() : squares.trainByQuestion()));
    }

    /** Without degrees of freedom a mean square is 0/0, and so is all that is made of it. */
    private static OptionalDouble known(double variance) {
        return Double.isNaN(variance) ? OptionalDouble.empty() : OptionalDouble.of(variance);
    }
}
