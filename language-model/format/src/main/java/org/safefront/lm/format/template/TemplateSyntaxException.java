package org.safefront.lm.format.template;

/** A template cannot be compiled: it is malformed or uses a construct that is not supported. */
public final class TemplateSyntaxException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int line;

    TemplateSyntaxException(String message, int line) {
        super("line " + line + ": " + message);
        this.line = line;
    }

    /** The line of the template, from 1. */
    public int line() {
        return line;
    }
}
