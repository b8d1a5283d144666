package org.safefront.contracts;

import java.util.List;

/**
 * What came of each item, in the order of the items' ids: enough to draw the items anew, or to compare two
 * checkpoints item by item, without a text of any of them.
 *
 * @param yes samples of the item that are correct, or answers that are refusals
 * @param no samples that are not, or answers that are none; what cannot be judged is in neither
 */
public record ItemCounts(List<Integer> yes, List<Integer> no) {
    public ItemCounts {
        yes = Require.some("yes", yes);
        no = Require.some("no", no);
        Require.that(
                yes.size() == no.size(),
                "yes and no must have one count for each item, had " + yes.size() + " and " + no.size());
        yes.forEach(count -> Require.atLeast("yes", 0, count));
        no.forEach(count -> Require.atLeast("no", 0, count));
    }

    /** How many items there are. */
    public int items() {
        return yes.size();
    }
}
