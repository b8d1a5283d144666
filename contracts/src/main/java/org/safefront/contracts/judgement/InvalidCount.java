package org.safefront.contracts.judgement;

import org.safefront.contracts.Require;
import org.safefront.contracts.rows.InvalidReason;

/**
 * How many answers could not be judged for one reason.
 *
 * @param reason why
 * @param answers how many
 */
public record InvalidCount(InvalidReason reason, long answers) {
    public InvalidCount {
        Require.present("reason", reason);
        Require.atLeast("answers", 1, answers);
    }
}
