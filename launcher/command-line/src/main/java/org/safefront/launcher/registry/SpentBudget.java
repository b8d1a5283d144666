package org.safefront.launcher.registry;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;

/**
 * What a study with a budget came to.
 *
 * @param budget what it promises
 * @param rounds in which it asked for more
 * @param risk of the calls made, together
 * @param used samples that the calls rest on
 * @param all samples that there would be with all repeats taken
 * @param calls one a checkpoint
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record SpentBudget(Rules budget, int rounds, double risk, long used, long all, List<Call> calls) {
    /** What it promises. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Rules(double risk, double tolerance) {}

    /** Whether a checkpoint is on the front: on, off or undecided. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Call(String call) {}

    public SpentBudget {
        calls = List.copyOf(calls);
    }
}
