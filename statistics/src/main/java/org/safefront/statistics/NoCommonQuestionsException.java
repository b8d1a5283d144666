package org.safefront.statistics;

import java.util.List;

/** Two checkpoints were never asked the same question, so nothing can be said of their difference question by question. */
public final class NoCommonQuestionsException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    NoCommonQuestionsException(List<String> onlyBase, List<String> onlyOther) {
        super("no question was asked to both: one has " + example(onlyBase) + ", the other " + example(onlyOther));
    }

    private static String example(List<String> items) {
        return items.isEmpty() ? "none" : items.size() + " such as " + items.get(0);
    }
}
