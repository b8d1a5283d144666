package org.safefront.statistics.racing;

import java.util.List;
import java.util.OptionalInt;
import org.safefront.contracts.front.Membership;

/**
 * Which call a checkpoint leans to, before it is known whether the risk allows it.
 *
 * @param leaning ON or OFF
 * @param risk that this call would take
 * @param rival the witness of OFF, or the rival nearest to refuting ON; none where there are no rivals
 * @param needed rivals to sample against, if the call cannot be made yet
 */
record Standing(Membership leaning, double risk, OptionalInt rival, List<Integer> needed) {}
