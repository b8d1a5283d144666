package org.safefront.launcher.budget;

import java.util.Optional;
import org.safefront.contracts.Require;

/**
 * One sample of one checkpoint, taken or only planned.
 *
 * @param checkpoint its name
 * @param axis of the front, such as safety or reasoning
 * @param item question or prompt, the same for all checkpoints
 * @param repeat which sample of it, at least 0
 * @param correct whether it came out well, so that more is better on every axis; absent for a sample that is not taken yet
 */
public record CellRow(String checkpoint, String axis, String item, int repeat, Optional<Boolean> correct) {
    public CellRow {
        Require.text("checkpoint", checkpoint);
        Require.text("axis", axis);
        Require.text("item", item);
        Require.atLeast("repeat", 0, repeat);
        Require.present("correct", correct);
    }
}
