package org.safefront.registry.store;

import java.util.LinkedHashMap;
import java.util.Map;

/** What is kept of studies in memory: of more than so many those are forgotten that nobody has asked for the longest. */
final class LatestUsed<T> extends LinkedHashMap<String, T> {
    private static final long serialVersionUID = 1L;
    private static final int STUDIES = 64;
    private static final float LOAD_FACTOR = 0.75f;

    LatestUsed() {
        super(STUDIES, LOAD_FACTOR, true);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, T> eldest) {
        return size() > STUDIES;
    }
}
