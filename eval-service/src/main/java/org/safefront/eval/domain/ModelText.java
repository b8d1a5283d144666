package org.safefront.eval.domain;

/**
 * What a model wrote, thinking and answer apart.
 *
 * @param thinking text between the think marks, empty where there is none
 * @param answer text after it; empty while the thinking has not ended
 * @param isThinking whether the thinking was begun and never ended
 */
public record ModelText(String thinking, String answer, boolean isThinking) {
    private static final String OPEN = "<think>";
    private static final String CLOSE = "</think>";

    /** Thinking that was ended, or none, and what follows. */
    public static ModelText answered(String thinking, String answer) {
        return new ModelText(thinking.strip(), answer.strip(), false);
    }

    /** Thinking to the last letter, never an answer. */
    public static ModelText unanswered(String thinking) {
        return new ModelText(thinking.strip(), "", true);
    }

    /**
     * Parts a text whose marks are letters. What stands before the first closing mark is thinking even if no mark opened it.
     *
     * @param begun whether the prompt ended within the thinking, as some chat templates have it
     */
    public static ModelText parse(String text, boolean begun) {
        int close = text.indexOf(CLOSE);
        if (close >= 0) {
            return answered(withoutOpening(text.substring(0, close)), text.substring(close + CLOSE.length()));
        }
        return begun || text.stripLeading().startsWith(OPEN) ? unanswered(withoutOpening(text)) : answered("", text);
    }

    private static String withoutOpening(String text) {
        String stripped = text.strip();
        return stripped.startsWith(OPEN) ? stripped.substring(OPEN.length()) : stripped;
    }
}
