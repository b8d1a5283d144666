package org.safefront.lm.generation;

/** The model computed a score that is not a number, or an infinite one: its weights are broken. */
public final class LogitsNotFiniteException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    LogitsNotFiniteException(int token, float logit) {
        super("the model's weights are broken: the logit of token " + token + " is " + logit);
    }
}
