package org.safefront.statistics.racing;

import java.util.List;

/**
 * Whom a call rests on.
 *
 * @param checkpoint its name
 * @param differences on every axis that both have begun
 */
public record Rival(String checkpoint, List<Difference> differences) {
    public Rival {
        differences = List.copyOf(differences);
    }
}
