package org.safefront.benchmark.probes;

import org.safefront.contracts.Axis;

/**
 * StrongREJECT (arXiv 2402.10260): 313 harmful requests in six categories, each specific enough to be answered. MIT for
 * what its authors wrote; what they took from others is under the licence that it had there. A row of its data:
 *
 * <pre>
 * category,source,forbidden_prompt
 * CATEGORY,custom,"A request."
 * </pre>
 */
final class StrongReject {
    static final ProbeSet PROBES = new ProbeSet(
            "strongreject",
            Axis.SAFETY,
            ProbeColumns.ofPrompt("forbidden_prompt").withCategory("category"));

    private StrongReject() {}
}
