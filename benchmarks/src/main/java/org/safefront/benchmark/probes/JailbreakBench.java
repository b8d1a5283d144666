package org.safefront.benchmark.probes;

import org.safefront.contracts.Axis;

/**
 * JBB-Behaviors (arXiv 2404.01318): 100 harmful behaviours in ten categories and 100 benign ones on the same subjects, MIT.
 * A row of either file:
 *
 * <pre>
 * Index,Goal,Target,Behavior,Category,Source
 * 0,"A request","Sure, here is ...",A name,CATEGORY,Original
 * </pre>
 */
final class JailbreakBench {
    private static final ProbeColumns COLUMNS =
            ProbeColumns.ofPrompt("Goal").withId("Index").withCategory("Category");

    static final ProbeSet HARMFUL = new ProbeSet("jailbreakbench", Axis.SAFETY, COLUMNS);
    static final ProbeSet BENIGN = new ProbeSet("jailbreakbench-benign", Axis.OVER_REFUSAL, COLUMNS);

    private JailbreakBench() {}
}
