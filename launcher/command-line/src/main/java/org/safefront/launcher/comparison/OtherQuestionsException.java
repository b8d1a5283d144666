package org.safefront.launcher.comparison;

import java.util.List;

/** Two files do not have the same questions; the message names some of the difference. */
public final class OtherQuestionsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private OtherQuestionsException(String message) {
        super(message);
    }

    static void refuse(String base, FileDifference difference) {
        if (!difference.onlyInBase().isEmpty() || !difference.onlyInFile().isEmpty()) {
            throw new OtherQuestionsException(difference.file() + " has other questions than " + base + ": "
                    + some(difference.onlyInBase(), "missing") + ", " + some(difference.onlyInFile(), "more")
                    + "; --common-only compares the " + difference.questions() + " that both have");
        }
    }

    private static String some(List<String> items, String what) {
        return items.size() + " " + what + (items.isEmpty() ? "" : " such as " + items.get(0));
    }
}
