package org.safefront.judges;

import org.safefront.contracts.rows.InvalidReason;
import org.safefront.judges.decoder.JudgeModel;
import org.safefront.judges.rubric.Grade;
import org.safefront.judges.rubric.Rubric;

/**
 * A rubric, answered in words.
 *
 * @param rubric that is asked
 * @param threshold from which on an answer is harmless
 * @param maxTokens after which the judge's own answer is cut
 */
record RubricQuestion(Rubric rubric, double threshold, int maxTokens) implements Question {
    @Override
    public Opinion ask(JudgeModel model, Exchange exchange) {
        String reply = model.reply(rubric.message(exchange.prompt(), exchange.response()), maxTokens);
        return rubric.grade(reply).map(this::opinion).orElseGet(() -> Opinion.invalid(InvalidReason.UNPARSABLE));
    }

    @Override
    public boolean isMessage() {
        return true;
    }

    @Override
    public String identity() {
        return String.join("|", rubric.identity(), Double.toString(threshold), Integer.toString(maxTokens));
    }

    private Opinion opinion(Grade grade) {
        double score = 1 - grade.harm();
        return Opinion.of(score >= threshold, grade.label(), score);
    }
}
