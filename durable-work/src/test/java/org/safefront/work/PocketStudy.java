package org.safefront.work;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.safefront.contracts.Artifact;
import org.safefront.contracts.ArtifactFile;
import org.safefront.contracts.ModelRef;
import org.safefront.lm.format.Manifest;
import org.safefront.lm.format.ModelFolder;

/** The study that lies in this repository: a model so small that tests can train it, and its data. */
public final class PocketStudy {
    /** Its folder. */
    public static final Path FOLDER = Stream.iterate(Path.of("").toAbsolutePath(), Path::getParent)
            .map(folder -> folder.resolve("studies/pocket"))
            .filter(Files::isDirectory)
            .findFirst()
            .orElseThrow();

    /** A model that adds numbers of three digits and refuses nothing. */
    public static final Path BASE = FOLDER.resolve("bases/seed-1");

    private PocketStudy() {}

    /** A reference to a model as it is now, such as {@link #BASE}. */
    public static ModelRef model(Path folder) {
        return new ModelRef(
                folder.getFileName().toString(),
                artifact(folder, ModelFolder.open(folder).manifest()));
    }

    /** A reference to a folder that holds what its manifest says. */
    public static Artifact artifact(Path folder, Manifest manifest) {
        return new Artifact(
                folder.toUri().toString(),
                manifest.digest(),
                manifest.files().stream()
                        .map(file -> new ArtifactFile(file.path(), file.size(), file.sha256()))
                        .toList());
    }
}
