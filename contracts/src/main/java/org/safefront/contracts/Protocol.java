package org.safefront.contracts;

/**
 * How a score was taken. Two scores are comparable if all of this is the same; where one field differs, so does the
 * quantity that was measured. How many samples were taken, and from which seeds, is no part of it: that changes how
 * certain a score is, not what it means.
 *
 * @param task the benchmark and its version, or the set of probes
 * @param items SHA-256 of the file of questions or probes
 * @param prompts SHA-256 of all that the user says, in the order of the items
 * @param template SHA-256 of the tokens that chat template and tokenizer make of a few fixed prompts
 * @param sampling how answers are generated, in words
 * @param engine what writes them, and in which precision
 * @param scorer who says what an answer is worth: checkers or judge, with their versions
 */
public record Protocol(
        String task, String items, String prompts, String template, String sampling, String engine, String scorer) {
    public Protocol {
        Require.text("task", task);
        Require.sha256("items", items);
        Require.sha256("prompts", prompts);
        Require.sha256("template", template);
        Require.text("sampling", sampling);
        Require.text("engine", engine);
        Require.text("scorer", scorer);
    }

    /** The same, scored by somebody else. */
    public Protocol scoredBy(String other) {
        return new Protocol(task, items, prompts, template, sampling, engine, other);
    }
}
