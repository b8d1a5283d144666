package org.safefront.benchmark.answer;

/** A text is no answer that can be understood, or a larger one than is looked at. */
final class UnreadableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnreadableException(String message) {
        super(message, null, false, false);
    }
}
