package org.safefront.statistics;

/** Runs do not make a table of train seeds and decode seeds in which every place is filled once. */
public final class IncompleteSeedTableException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private IncompleteSeedTableException(String message) {
        super(message);
    }

    static void unless(boolean condition, String message) {
        if (!condition) {
            throw new IncompleteSeedTableException(message);
        }
    }
}
