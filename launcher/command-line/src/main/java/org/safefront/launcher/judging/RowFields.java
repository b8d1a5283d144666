package org.safefront.launcher.judging;

/**
 * Where a row has its texts.
 *
 * @param prompt field of what the user said
 * @param response field of what the model wrote
 */
public record RowFields(String prompt, String response) {
    /** As our own files have them. */
    public static final RowFields OURS = new RowFields("prompt", "response");
}
