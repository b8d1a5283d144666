package org.safefront.contracts;

/**
 * One file of an artifact.
 *
 * @param path relative to the artifact, with forward slashes
 * @param size in bytes
 * @param sha256 of its bytes
 */
public record ArtifactFile(String path, long size, String sha256) {
    public ArtifactFile {
        Require.text("path", path);
        Require.that(
                !path.startsWith("/") && !path.contains("\\") && !("/" + path + "/").contains("/../"),
                "path must stay inside the artifact, was '" + path + "'");
        Require.atLeast("size", 0, size);
        Require.sha256("sha256", sha256);
    }
}
