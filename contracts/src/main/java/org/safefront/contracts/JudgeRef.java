package org.safefront.contracts;

/**
 * Who gave a verdict.
 *
 * @param name of the judge
 * @param version that people read
 * @param digest SHA-256 over everything that can change a verdict: weights, tokenizer, thresholds
 */
public record JudgeRef(String name, String version, String digest) {
    public JudgeRef {
        Require.name("name", name);
        Require.text("version", version);
        Require.sha256("digest", digest);
    }
}
