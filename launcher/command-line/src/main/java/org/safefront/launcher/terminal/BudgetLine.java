package org.safefront.launcher.terminal;

import java.util.Locale;
import org.safefront.launcher.registry.SpentBudget;

/** How many samples a study took of those that it might have, and what is called by them. */
public final class BudgetLine {
    private static final double PER_CENT = 100;

    private BudgetLine() {}

    /** For a person. */
    public static String of(SpentBudget spent) {
        return String.format(
                Locale.ROOT,
                "%d of %d samples of safety and reasoning taken (%.1f %%), rounds beyond the first: %d; %d on the front or within"
                        + " %s of it, %d off it, %d undecided; risk %.4f of %s",
                spent.used(),
                spent.all(),
                spent.all() == 0 ? 0 : PER_CENT * spent.used() / spent.all(),
                spent.rounds(),
                count(spent, "on"),
                spent.budget().tolerance(),
                count(spent, "off"),
                count(spent, "undecided"),
                spent.risk(),
                spent.budget().risk());
    }

    private static long count(SpentBudget spent, String call) {
        return spent.calls().stream().filter(one -> one.call().equals(call)).count();
    }
}
