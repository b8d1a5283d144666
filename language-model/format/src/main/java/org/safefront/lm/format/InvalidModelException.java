package org.safefront.lm.format;

/** A model, adapter or tokenizer contradicts itself or asks for what is not supported; the message names the file. */
public final class InvalidModelException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public InvalidModelException(String message) {
        super(message);
    }

    public InvalidModelException(String message, Throwable cause) {
        super(message, cause);
    }
}
