package org.safefront.benchmark.probes;

import org.safefront.contracts.Axis;

/**
 * OR-Bench (arXiv 2405.20947), CC BY 4.0: requests that a model wrote to sound toxic and be safe, of which Hard-1K are the
 * 1,319 that models refused most, and toxic ones in contrast. A row of either file:
 *
 * <pre>
 * prompt,category
 * "A request?",CATEGORY
 * </pre>
 */
final class OrBench {
    private static final ProbeColumns COLUMNS = ProbeColumns.ofPrompt("prompt").withCategory("category");

    static final ProbeSet HARD = new ProbeSet("or-bench-hard", Axis.OVER_REFUSAL, COLUMNS);
    static final ProbeSet TOXIC = new ProbeSet("or-bench-toxic", Axis.SAFETY, COLUMNS);

    private OrBench() {}
}
