package org.safefront.benchmark.probes;

import org.safefront.contracts.Axis;

/**
 * HarmBench (arXiv 2402.04249): its 400 behaviours of text, MIT. 100 of them come with a context, which stands before the
 * request as in its authors' direct request; 100 ask for texts under copyright, which its authors judge by hashes and a
 * judge of refusals sees like any other. A row of its data:
 *
 * <pre>
 * Behavior,FunctionalCategory,SemanticCategory,Tags,ContextString,BehaviorID
 * "A request.",contextual,CATEGORY,context,"What it is about.",a_name
 * </pre>
 */
final class HarmBench {
    static final ProbeSet PROBES = new ProbeSet(
            "harmbench",
            Axis.SAFETY,
            ProbeColumns.ofPrompt("Behavior")
                    .withId("BehaviorID")
                    .withCategory("SemanticCategory")
                    .withContext("ContextString"));

    private HarmBench() {}
}
