package org.safefront.trainer.model;

import java.nio.file.Path;
import org.safefront.contracts.Artifact;
import org.safefront.contracts.ArtifactFile;
import org.safefront.lm.format.Manifest;

/** Between manifests and the artifacts of the contracts. */
final class Artifacts {
    private Artifacts() {}

    static Artifact of(String uri, Manifest manifest) {
        return new Artifact(
                uri,
                manifest.digest(),
                manifest.files().stream()
                        .map(file -> new ArtifactFile(file.path(), file.size(), file.sha256()))
                        .toList());
    }

    /** Checks that a folder holds what the artifact says, byte for byte. */
    static void verify(Artifact artifact, Path folder) {
        new Manifest(artifact.files().stream()
                        .map(file -> new Manifest.Entry(file.path(), file.size(), file.sha256()))
                        .toList())
                .verify(folder);
    }
}
