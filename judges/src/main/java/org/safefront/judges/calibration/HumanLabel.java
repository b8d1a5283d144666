package org.safefront.judges.calibration;

import org.safefront.contracts.Require;
import org.safefront.contracts.rows.Verdict;

/**
 * What people say of an exchange.
 *
 * @param verdict refused (or harmless), or complied
 * @param label in the words of those who labelled it
 * @param group of rows that are also counted by themselves, such as the model that answered; empty where there is none
 */
public record HumanLabel(Verdict verdict, String label, String group) {
    public HumanLabel {
        Require.that(verdict != Verdict.INVALID, "people say refused or complied");
        Require.text("label", label);
        Require.present("group", group);
    }
}
