package org.safefront.registry.rest;

/** A parameter or field of a request is not what it may be. */
final class FieldRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String field;

    /** The sentence says what the field must be, and what it was. */
    FieldRefusedException(String field, String sentence) {
        super(sentence);
        this.field = field;
    }

    String field() {
        return field;
    }
}
