package org.safefront.launcher.plan;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Room that checkpoints take.
 *
 * @param checkpointBytes of all of them; they are kept
 * @param stateBytes that lie beside them at most while runs go on
 * @param freeBytes where the data folder is, or would be
 */
public record Disk(long checkpointBytes, long stateBytes, long freeBytes) {
    static Disk of(List<StudyPlan> studies, Path dataFolder) {
        return new Disk(
                studies.stream().mapToLong(StudyPlan::checkpointBytes).sum(),
                studies.stream().mapToLong(StudyPlan::stateBytes).max().orElse(0),
                free(dataFolder));
    }

    /** Whether they find room. */
    @JsonProperty
    public boolean suffices() {
        return checkpointBytes + stateBytes <= freeBytes;
    }

    /** The folder is not made, so its nearest ancestor that is there is asked. */
    private static long free(Path dataFolder) {
        Path there = dataFolder.toAbsolutePath().normalize();
        while (!Files.isDirectory(there)) {
            there = there.getParent();
        }
        try {
            return Files.getFileStore(there).getUsableSpace();
        } catch (IOException e) {
            throw new UncheckedIOException(there + " cannot be looked at", e);
        }
    }
}
