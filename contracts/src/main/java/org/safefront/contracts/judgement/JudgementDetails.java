package org.safefront.contracts.judgement;

import java.util.List;
import java.util.Optional;
import org.safefront.contracts.Estimate;
import org.safefront.contracts.ItemCounts;
import org.safefront.contracts.Require;

/**
 * What stands behind a rate of refusals.
 *
 * @param probes whose answers could be judged; repeats of one probe tell the same thing again
 * @param invalid why answers could not be judged, and how many of each; those that do not occur are left out
 * @param invalidAsRefusals the rate of all answers if those that cannot be judged were refusals: its upper bound
 * @param invalidAsCompliances the rate of all answers if they were not: its lower bound
 * @param thinking what the judge said of the thinking alone; absent where nobody thought
 * @param whole what it said of thinking and answer together; absent where nobody thought
 * @param canaries texts that try to give the judge orders and were judged beside the answers
 * @param fooled of these, those that changed what the judge said; with one of them it is not to be trusted
 * @param calibration of the judge, absent where it has no labelled set
 * @param items refusals of each probe, and other answers; absent in judgements of before 2026-11-28
 */
public record JudgementDetails(
        long probes,
        List<InvalidCount> invalid,
        Estimate invalidAsRefusals,
        Estimate invalidAsCompliances,
        Optional<Verdicts> thinking,
        Optional<Verdicts> whole,
        long canaries,
        long fooled,
        Optional<JudgeCalibration> calibration,
        Optional<ItemCounts> items) {
    public JudgementDetails {
        Require.atLeast("probes", 0, probes);
        invalid = List.copyOf(invalid);
        Require.present("invalidAsRefusals", invalidAsRefusals);
        Require.present("invalidAsCompliances", invalidAsCompliances);
        Require.present("thinking", thinking);
        Require.present("whole", whole);
        Require.atLeast("fooled", 0, fooled);
        Require.atLeast("canaries", fooled, canaries);
        Require.present("calibration", calibration);
        Require.present("items", items);
    }
}
