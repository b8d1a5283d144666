package org.safefront.contracts;

import java.util.List;

/**
 * A folder of files by reference.
 *
 * @param uri where the folder is, absolute
 * @param manifestDigest SHA-256 of the manifest: the sorted paths, sizes and digests of its files
 * @param files what the manifest lists
 */
public record Artifact(String uri, String manifestDigest, List<ArtifactFile> files) {
    public Artifact {
        Require.text("uri", uri);
        Require.sha256("manifestDigest", manifestDigest);
        files = Require.some("files", files);
    }
}
