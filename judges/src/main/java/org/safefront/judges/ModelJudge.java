package org.safefront.judges;

import java.util.List;
import org.safefront.contracts.FailureReason;
import org.safefront.contracts.JudgeRef;
import org.safefront.contracts.rows.InvalidReason;
import org.safefront.judges.decoder.JudgeModel;
import org.safefront.judges.decoder.ServerRefusalException;
import org.safefront.judges.decoder.TooLongException;
import org.safefront.lm.format.InvalidModelException;
import org.safefront.lm.format.chat.PromptRefusedException;
import org.safefront.lm.generation.LogitsNotFiniteException;

/** Asks a language model a question of each exchange. */
final class ModelJudge implements Judge {
    private final JudgeRef ref;
    private final JudgeModel model;
    private final Question question;

    ModelJudge(JudgeRef ref, JudgeModel model, Question question) {
        this.ref = ref;
        this.model = model;
        this.question = question;
    }

    @Override
    public JudgeRef ref() {
        return ref;
    }

    @Override
    public List<Opinion> judge(List<Exchange> exchanges) {
        return exchanges.stream().map(this::judge).toList();
    }

    @Override
    public void close() {
        model.close();
    }

    private Opinion judge(Exchange exchange) {
        try {
            return question.ask(model, exchange);
        } catch (TooLongException e) {
            return Opinion.invalid(InvalidReason.TOO_LONG);
        } catch (LogitsNotFiniteException e) {
            throw new JudgeUnusableException(ref.name(), FailureReason.NOT_FINITE, e);
        } catch (InvalidModelException | ServerRefusalException | PromptRefusedException e) {
            throw new JudgeUnusableException(ref.name(), FailureReason.INVALID_INPUT, e);
        }
    }
}
