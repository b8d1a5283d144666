package org.safefront.registry.domain;

import java.util.List;
import org.safefront.contracts.Axis;

/**
 * What a study has asked for beyond what every checkpoint begins with.
 *
 * @param asked in the order of rounds; empty where a study takes all its samples
 * @param over whether nothing more will be asked for, as far as is known
 */
public record Spending(List<Asked> asked, boolean over) {
    /** Of a study that takes all its samples. */
    public static final Spending NONE = new Spending(List.of(), true);

    public Spending {
        asked = List.copyOf(asked);
    }

    /** In how many rounds it has asked. */
    public int rounds() {
        return asked.stream().mapToInt(Asked::round).max().orElse(0);
    }

    /**
     * An evaluation that was asked for.
     *
     * @param round from 1; all of a round have ended before the next
     * @param checkpointId of what
     * @param axis that it measures
     * @param evaluationId which
     * @param samples that it adds
     */
    public record Asked(int round, String checkpointId, Axis axis, String evaluationId, long samples) {}
}
