package org.safefront.statistics;

/** The same repeat of the same question came twice: two runs in one file, or one run counted twice. */
public final class RepeatedSampleException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    RepeatedSampleException(String item, int repeat) {
        super("item " + item + " has repeat " + repeat + " twice");
    }
}
