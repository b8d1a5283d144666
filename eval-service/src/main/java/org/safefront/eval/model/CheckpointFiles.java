package org.safefront.eval.model;

import java.nio.file.Path;
import org.safefront.contracts.Artifact;
import org.safefront.lm.format.Manifest;
import org.safefront.work.files.ArtifactStore;

/** Files of checkpoints, as they were published: nothing else is ever scored. */
record CheckpointFiles(ArtifactStore artifacts) {
    /** The folder of an artifact, where it is enough that the files are read and nothing is scored by them. */
    Path folder(Artifact artifact) {
        return artifacts.folder(artifact.uri());
    }

    /**
     * The folder of an artifact.
     *
     * @throws org.safefront.lm.format.ManifestMismatchException if a file of it was changed
     */
    Path verified(Artifact artifact) {
        Path folder = folder(artifact);
        new Manifest(artifact.files().stream()
                        .map(file -> new Manifest.Entry(file.path(), file.size(), file.sha256()))
                        .toList())
                .verify(folder);
        return folder;
    }
}
