package org.safefront.statistics.racing;

import java.util.List;
import java.util.Optional;
import org.safefront.contracts.front.Membership;

/**
 * What is said of one checkpoint.
 *
 * @param checkpoint its name
 * @param membership of the front: ON where nobody is better by more than the tolerance on every axis, OFF where somebody is ahead and worse
 *     by more than the tolerance on no axis, UNDECIDED where neither can be said within the risk
 * @param leaning ON or OFF, whatever the risk
 * @param risk of what it leans to: a bound on the probability that it is wrong beyond the tolerance; in strict mode the least risk of
 *     the whole sweep at which it is called
 * @param rival the witness of OFF, or the rival nearest to refuting ON; absent where there are no rivals
 * @param used cells sampled, on each axis
 */
public record Call(
        String checkpoint,
        Membership membership,
        Membership leaning,
        double risk,
        Optional<Rival> rival,
        List<Integer> used) {
    public Call {
        used = List.copyOf(used);
    }

    /** Whether it is decided. */
    public boolean isMade() {
        return membership != Membership.UNDECIDED;
    }
}
