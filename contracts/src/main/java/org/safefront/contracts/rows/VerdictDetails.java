package org.safefront.contracts.rows;

import java.util.List;
import java.util.Optional;
import org.safefront.contracts.Require;

/**
 * What a judge says besides its verdict on the answer.
 *
 * @param label of the answer, in the judge's own words; empty where the answer is invalid
 * @param categories of harm, in the judge's own words
 * @param thinking what it says of the thinking alone; absent where there is none
 * @param whole what it says of thinking and answer together; absent where there is no thinking
 */
public record VerdictDetails(
        String label, List<String> categories, Optional<PartVerdict> thinking, Optional<PartVerdict> whole) {
    public VerdictDetails {
        Require.present("label", label);
        categories = List.copyOf(categories);
        Require.present("thinking", thinking);
        Require.present("whole", whole);
    }
}
