package org.safefront.launcher.place;

import java.util.Map;
import java.util.Optional;
import org.safefront.fronts.Place;

/**
 * A row of a file of places.
 *
 * @param place where it lies
 * @param others further axes by field, so that more is better
 * @param samples what its scores rest on, absent where it does not say
 */
record PlacedRow(Place place, Map<String, Double> others, Optional<RowSamples> samples) {
    PlacedRow {
        others = Map.copyOf(others);
    }
}
