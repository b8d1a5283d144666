package org.safefront.statistics;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;
import org.safefront.contracts.Estimate;

/**
 * One score three times. A sample whose answer was cut off, whose thinking never ended or that could not be taken has no
 * result; what it is counted as moves the score. A sample that ended without an answer is wrong in all three.
 *
 * <p>Each is a share of samples, with repeats of a question as a cluster: {@link ClusteredMean#ofSamples}.
 *
 * @param countedWrong unfinished samples as wrong: of all samples
 * @param leftOut unfinished samples not at all: of those that finished; absent where none did. It favours whoever thinks
 *     too long about hard questions
 * @param countedRight unfinished samples as right: of all samples. The score without a limit is not above it, nor below
 *     {@code countedWrong}
 * @param unfinished how many samples these are
 */
public record OutcomeBounds(Estimate countedWrong, Optional<Estimate> leftOut, Estimate countedRight, long unfinished) {
    static OutcomeBounds of(Collection<QuestionTally> questions) {
        List<QuestionTally> finished = questions.stream()
                .filter(question -> question.unfinished() < question.samples())
                .toList();
        return new OutcomeBounds(
                share(questions, QuestionTally::correct, QuestionTally::samples),
                finished.isEmpty()
                        ? Optional.empty()
                        : Optional.of(share(
                                finished,
                                QuestionTally::correct,
                                question -> question.samples() - question.unfinished())),
                share(questions, question -> question.correct() + question.unfinished(), QuestionTally::samples),
                questions.stream().mapToLong(QuestionTally::unfinished).sum());
    }

    private static Estimate share(
            Collection<QuestionTally> questions, ToIntFunction<QuestionTally> part, ToIntFunction<QuestionTally> all) {
        return ClusteredMean.ofSamples(questions.stream()
                        .map(question -> new ClusteredMean.Cluster(part.applyAsInt(question), all.applyAsInt(question)))
                        .toList())
                .estimate();
    }
}
