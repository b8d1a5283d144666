package org.safefront.lm.format.template;

/** A template refused its input through raise_exception (then the message is its own), or failed on it. */
public final class TemplateRenderException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int line;

    TemplateRenderException(String message, int line, Throwable cause) {
        super(message, cause);
        this.line = line;
    }

    /** The line of the template, from 1. */
    public int line() {
        return line;
    }
}
