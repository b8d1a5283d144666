package org.safefront.lm.generation;

/** A prompt leaves no room for an answer. */
public final class PromptTooLongException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param maxLength of prompt and answer together */
    public PromptTooLongException(String id, int length, int maxLength) {
        super("request " + id + " has a prompt of " + length + " tokens; the limit is " + (maxLength - 1)
                + ", since prompt and answer may have " + maxLength + " together");
    }
}
