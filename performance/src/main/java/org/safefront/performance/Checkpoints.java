package org.safefront.performance;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.safefront.contracts.Artifact;
import org.safefront.contracts.ArtifactFile;
import org.safefront.contracts.CheckpointRef;
import org.safefront.contracts.ContentId;
import org.safefront.contracts.Method;
import org.safefront.contracts.ModelRef;
import org.safefront.lm.format.Manifest;
import org.safefront.lm.format.ModelFolder;

/** Folders as the eval service knows them. */
final class Checkpoints {
    private static final String RUN = ContentId.of(ContentId.RUN, List.of("performance"));

    private Checkpoints() {}

    /** A model as the base that it is. */
    static CheckpointRef base(ModelFolder model) {
        Artifact artifact = artifact(model.path(), model.manifest());
        String id = ContentId.ofDigest(ContentId.CHECKPOINT, artifact.manifestDigest());
        return of(id, Method.BASE, artifact, artifact);
    }

    /** An adapter of a model. */
    static CheckpointRef lora(ModelFolder model, Path adapter) {
        Artifact base = artifact(model.path(), model.manifest());
        Artifact files = artifact(adapter, Manifest.of(adapter));
        String id = ContentId.of(ContentId.CHECKPOINT, List.of(base.manifestDigest(), files.manifestDigest()));
        return of(id, Method.LORA, base, files);
    }

    private static CheckpointRef of(String id, Method method, Artifact base, Artifact files) {
        int epoch = method == Method.BASE ? 0 : 1;
        return new CheckpointRef(id, RUN, method, epoch, new ModelRef("random", base), files, Optional.empty());
    }

    private static Artifact artifact(Path folder, Manifest manifest) {
        return new Artifact(
                folder.toUri().toString(),
                manifest.digest(),
                manifest.files().stream()
                        .map(file -> new ArtifactFile(file.path(), file.size(), file.sha256()))
                        .toList());
    }
}
