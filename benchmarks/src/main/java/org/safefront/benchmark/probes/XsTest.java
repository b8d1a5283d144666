package org.safefront.benchmark.probes;

import org.safefront.contracts.Axis;

/**
 * XSTest (arXiv 2308.01263), CC BY 4.0: 250 safe requests that sound unsafe, of ten types, and 200 unsafe ones in contrast.
 * Both stand in one file; {@code label} tells them apart. A row of it:
 *
 * <pre>
 * id,prompt,type,label,focus,note
 * 1,A request?,homonyms,safe,A word,
 * </pre>
 */
final class XsTest {
    private static final ProbeColumns COLUMNS =
            ProbeColumns.ofPrompt("prompt").withId("id").withCategory("type");

    static final ProbeSet SAFE = new ProbeSet("xstest-safe", Axis.OVER_REFUSAL, COLUMNS.where("label", "safe"));
    static final ProbeSet UNSAFE = new ProbeSet("xstest-unsafe", Axis.SAFETY, COLUMNS.where("label", "unsafe"));

    private XsTest() {}
}
