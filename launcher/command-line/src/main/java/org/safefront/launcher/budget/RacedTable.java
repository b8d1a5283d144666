package org.safefront.launcher.budget;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.safefront.contracts.front.Membership;
import org.safefront.statistics.racing.Call;
import org.safefront.statistics.racing.Look;
import org.safefront.statistics.racing.RaceRules;
import org.safefront.statistics.racing.Replay;
import org.safefront.statistics.racing.Truth;

/**
 * What a race over a table came to.
 *
 * @param table that was raced
 * @param replay its end
 * @param missing cells that it waits for, those of the least certain checkpoints first
 */
public record RacedTable(SampledTable table, Replay replay, List<CellRow> missing) {
    private static final int PER_CENT = 100;

    public RacedTable {
        missing = List.copyOf(missing);
    }

    /** One JSON object a checkpoint. */
    public List<String> calls() {
        return replay.look().calls().stream()
                .map(call -> CallText.json(call, table.raceAxes()))
                .toList();
    }

    /** For a person: what was called, at which risk, from how many samples. */
    public List<String> summary(RaceRules rules) {
        Look look = replay.look();
        var lines = new ArrayList<String>();
        lines.add(format(
                "%d checkpoints: %d on the front, %d off it, %d undecided.",
                look.calls().size(), count(Membership.ON), count(Membership.OFF), look.undecided()));
        lines.add(format(
                "%s of the calls made %.4f, of %s; tolerance %s; against %s.",
                rules.strict() ? "Strict risk" : "Risk",
                look.risk(),
                rules.risk(),
                rules.tolerance(),
                rules.truth() == Truth.FINISHED_TABLE ? "the finished table" : "the true rates"));
        lines.add(format(
                "%d of %d samples used (%.1f %%), in %d looks; %d are there.",
                look.used(), look.all(), PER_CENT * look.share(), replay.looks(), table.sampled()));
        if (table.isFinished()) {
            SampledTable.Agreement agreement = table.agreement(look.calls(), rules.tolerance());
            lines.add(format(
                    "The finished table calls %d of %d the same; by it %d are wrong by more than the tolerance.",
                    agreement.same(), look.calls().size(), agreement.wrong()));
        }
        if (!missing.isEmpty()) {
            lines.add(format("%d samples are wanted before the next look; --next prints them.", missing.size()));
        }
        table.greedyAxes()
                .forEach(axis -> lines.add("Warning: repeats never differ on axis " + axis
                        + ". If decoding is greedy they are one sample: give one repeat of each item."));
        return lines;
    }

    private long count(Membership membership) {
        return replay.look().calls().stream()
                .map(Call::membership)
                .filter(membership::equals)
                .count();
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}
