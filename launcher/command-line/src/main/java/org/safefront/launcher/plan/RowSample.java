package org.safefront.launcher.plan;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** The rows that are counted: all where they are few, else some that chance chose, always the same. */
final class RowSample {
    /** Tokenized in a fraction of a second. */
    static final int MOST = 2000;

    private static final long SEED = 1;

    private RowSample() {}

    static <T> List<T> of(List<T> rows) {
        if (rows.size() <= MOST) {
            return List.copyOf(rows);
        }
        var shuffled = new ArrayList<>(rows);
        Collections.shuffle(shuffled, new Random(SEED));
        return List.copyOf(shuffled.subList(0, MOST));
    }
}
