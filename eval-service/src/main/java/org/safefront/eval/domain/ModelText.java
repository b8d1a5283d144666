package org.safefront.eval.domain;

/**
 * What a model wrote, thinking and answer apart.
 *
 * @param thinking text between the think marks, empty where there is none
 * @param answer text after it; empty while the thinking has not ended
 */
public record ModelText(String thinking, String answer) {
    private static final String OPEN = "<think>";
    private static final String CLOSE = "</think>";

    /**
     * Parts a text. Thinking that never ends is thinking to its last letter, never an answer. Some chat templates open the
     * thinking in the prompt; so what stands before a closing mark is thinking even if no mark opened it.
     */
    public static ModelText parse(String text) {
        int close = text.lastIndexOf(CLOSE);
        if (close >= 0) {
            return new ModelText(
                    withoutOpening(text.substring(0, close)),
                    text.substring(close + CLOSE.length()).strip());
        }
        return text.stripLeading().startsWith(OPEN)
                ? new ModelText(withoutOpening(text), "")
                : new ModelText("", text.strip());
    }

    private static String withoutOpening(String text) {
        String stripped = text.strip();
        return stripped.startsWith(OPEN) ? stripped.substring(OPEN.length()).strip() : stripped;
    }
}
