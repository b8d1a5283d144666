package org.safefront.benchmark.probes;

import org.safefront.contracts.Axis;

/**
 * WildJailbreak (arXiv 2406.18510), ODC-BY on terms: requests in the manner of jailbreaks that people wrote, harmful ones
 * and benign ones. Both stand in one file, the one for evaluation or the one for training; {@code data_type} tells them
 * apart. A row of the former, between tabs:
 *
 * <pre>
 * adversarial  label  data_type
 * A request.   1      adversarial_harmful
 * </pre>
 */
final class WildJailbreak {
    private static final ProbeColumns COLUMNS =
            ProbeColumns.ofPrompt("adversarial").withCategory("data_type");

    static final ProbeSet HARMFUL =
            new ProbeSet("wildjailbreak-harmful", Axis.SAFETY, COLUMNS.where("data_type", "adversarial_harmful"));
    static final ProbeSet BENIGN =
            new ProbeSet("wildjailbreak-benign", Axis.OVER_REFUSAL, COLUMNS.where("data_type", "adversarial_benign"));

    private WildJailbreak() {}
}
