package org.safefront.contracts;

/**
 * A file of rows by reference: where it is, what it must hash to, and how many rows it has. Whoever reads it checks the
 * digest first. Harmful prompts and answers travel only like this.
 *
 * @param uri where the file is, absolute
 * @param sha256 of its bytes
 * @param rows how many rows it holds
 */
public record DataRef(String uri, String sha256, long rows) {
    public DataRef {
        Require.text("uri", uri);
        Require.sha256("sha256", sha256);
        Require.atLeast("rows", 1, rows);
    }
}
