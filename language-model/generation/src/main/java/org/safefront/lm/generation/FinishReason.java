package org.safefront.lm.generation;

/** Why an answer ended. */
public enum FinishReason {
    /** The model said a stop token. */
    STOP,
    /** The text that ends it was written; its tokens are there. */
    STOP_TEXT,
    /** The request's limit of tokens was reached, or the slot was full. */
    LENGTH
}
