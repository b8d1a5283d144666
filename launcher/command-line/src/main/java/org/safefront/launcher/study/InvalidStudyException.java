package org.safefront.launcher.study;

/** A study file says something that cannot be done; the message names the field and the remedy. */
public final class InvalidStudyException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    InvalidStudyException(String message) {
        super(message);
    }

    InvalidStudyException(String message, Throwable cause) {
        super(message, cause);
    }
}
