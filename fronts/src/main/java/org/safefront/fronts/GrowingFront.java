package org.safefront.fronts;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A front that places are added to, one after another. What it comes to does not depend on their order, nor on how often
 * one is added. An addition costs the logarithm of the front's size, and what it pushes out is paid for by what came in.
 */
public final class GrowingFront {
    private final NavigableMap<Double, Same> bySafety = new TreeMap<>();

    /** Those at one place. */
    private record Same(double reasoning, Set<String> ids) {}

    /** Adds a place; returns whether the front is another one now. */
    public boolean add(Place place) {
        // 0.0 and -0.0 are one place, but two keys.
        double safety = place.safety() + 0.0;
        Map.Entry<Double, Same> rival = bySafety.ceilingEntry(safety);
        if (rival != null && rival.getValue().reasoning() >= place.reasoning()) {
            boolean isSame = rival.getKey() == safety && rival.getValue().reasoning() == place.reasoning();
            return isSame && rival.getValue().ids().add(place.id());
        }
        NavigableMap<Double, Same> notSafer = bySafety.headMap(safety, true);
        while (!notSafer.isEmpty() && notSafer.lastEntry().getValue().reasoning() <= place.reasoning()) {
            notSafer.pollLastEntry();
        }
        var ids = new TreeSet<String>();
        ids.add(place.id());
        bySafety.put(safety, new Same(place.reasoning(), ids));
        return true;
    }

    /** Whether somebody on the front is ahead on both axes. */
    public boolean beatsOnBoth(Place place) {
        Map.Entry<Double, Same> safer = bySafety.higherEntry(place.safety() + 0.0);
        return safer != null && safer.getValue().reasoning() > place.reasoning();
    }

    /** The front as it is now. */
    public Front front() {
        var steps = new ArrayList<Front.Step>(bySafety.size());
        bySafety.descendingMap()
                .forEach(
                        (safety, same) -> steps.add(new Front.Step(safety, same.reasoning(), List.copyOf(same.ids()))));
        return new Front(steps);
    }
}
