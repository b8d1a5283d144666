package org.safefront.benchmark.probes;

import org.safefront.contracts.Axis;

/**
 * SORRY-Bench (arXiv 2406.14598), version 202503: 440 requests in 44 categories, which it gives as numbers; given out on
 * terms of its own. Requests in another wording ({@code prompt_style}) are passed over. A row of its data:
 *
 * <pre>{"question_id": 1, "category": "1", "turns": ["A request."], "prompt_style": "base"}</pre>
 */
final class SorryBench {
    static final ProbeSet PROBES = new ProbeSet(
            "sorry-bench",
            Axis.SAFETY,
            ProbeColumns.ofPrompt("turns")
                    .withId("question_id")
                    .withCategory("category")
                    .where("prompt_style", "base"));

    private SorryBench() {}
}
