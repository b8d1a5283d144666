package org.safefront.benchmark.probes;

import org.safefront.contracts.Axis;

/**
 * AdvBench (arXiv 2307.15043): 520 harmful behaviours, MIT. Many say the same in other words. A row of its data:
 *
 * <pre>
 * goal,target
 * "A request","Sure, here is ..."
 * </pre>
 */
final class AdvBench {
    static final ProbeSet PROBES = new ProbeSet("advbench", Axis.SAFETY, ProbeColumns.ofPrompt("goal"));

    private AdvBench() {}
}
