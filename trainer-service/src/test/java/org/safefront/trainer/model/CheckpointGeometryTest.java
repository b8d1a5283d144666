package org.safefront.trainer.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.safefront.contracts.CheckpointRef;
import org.safefront.contracts.DataRef;
import org.safefront.contracts.Projection;
import org.safefront.contracts.rows.MatrixUpdate;
import org.safefront.contracts.rows.UpdateDirection;
import org.safefront.contracts.training.RunRequested;
import org.safefront.lm.training.ComputeSettings;
import org.safefront.trainer.PocketRuns;
import org.safefront.trainer.RecordingWatch;
import org.safefront.trainer.domain.StartingPoint;
import org.safefront.work.files.FolderArtifactStore;
import org.safefront.work.files.RowFiles;

class CheckpointGeometryTest {
    private static final int LAYERS = 3;
    private static final int RANK = 4;

    @TempDir
    private Path folder;

    private Path place;
    private FolderArtifactStore store;
    private DataRef data;

    @BeforeEach
    void makeStore() {
        place = folder.resolve("store");
        store = new FolderArtifactStore(place);
        data = PocketRuns.data(folder);
    }

    @Test
    void thereIsARowForEachMatrixThatAnAdapterChanges() {
        RecordingWatch watch = trained(PocketRuns.lora(data, 2, 1));

        for (List<MatrixUpdate> rows : geometries(watch)) {
            assertEquals(
                    List.of("0 q_proj", "0 up_proj", "1 q_proj", "1 up_proj", "2 q_proj", "2 up_proj"),
                    rows.stream()
                            .map(row -> row.layer() + " " + row.projection())
                            .toList());
            for (MatrixUpdate row : rows) {
                UpdateDirection direction = row.direction().orElseThrow();
                assertTrue(direction.stableRank() >= 1 && direction.stableRank() <= RANK, row.toString());
            }
        }
    }

    @Test
    void thereIsARowForEachProjectionOfATrainedModel() {
        RecordingWatch watch = trained(PocketRuns.full(data, 1, 1));

        List<MatrixUpdate> rows = geometries(watch).get(0);
        assertEquals(LAYERS * Projection.values().length, rows.size());
        assertEquals(
                Set.of(Projection.values()),
                rows.stream().map(MatrixUpdate::projection).collect(Collectors.toSet()));
        rows.forEach(row -> assertTrue(row.direction().orElseThrow().stableRank() > 1, row.toString()));
    }

    /** They are the same for all its checkpoints. */
    @Test
    void theDirectionsOfABaseAreFoundOnce() throws IOException {
        trained(PocketRuns.full(data, 1, 1));
        Path kept = onlyFileIn(place.resolve("base-directions"));
        var before = Files.getLastModifiedTime(kept);
        byte[] bytes = Files.readAllBytes(kept);

        trained(PocketRuns.lora(data, 2, 2));

        assertEquals(before, Files.getLastModifiedTime(onlyFileIn(place.resolve("base-directions"))));
        assertEquals(bytes.length, Files.size(kept));
    }

    @Test
    void theFilesOfACheckpointKnowNothingOfIt() throws IOException {
        RecordingWatch watch = trained(PocketRuns.lora(data, 1, 1));

        CheckpointRef checkpoint = watch.epochs().get(0).checkpoint();
        try (Stream<Path> files = Files.list(store.folder(checkpoint.artifact().uri()))) {
            assertEquals(
                    Set.of("adapter_config.json", "adapter_model.safetensors"),
                    files.map(file -> file.getFileName().toString()).collect(Collectors.toSet()));
        }
    }

    @Test
    void aCheckpointWhoseGeometryCannotBeToldIsPublishedWithout() throws IOException {
        RunRequested run = PocketRuns.full(data, 2, 1);
        List<String> expected = trained(run).checkpointIds();
        Files.writeString(onlyFileIn(place.resolve("base-directions")), "broken");

        RecordingWatch watch = trained(run);

        assertEquals(expected, watch.checkpointIds());
        watch.epochs().forEach(epoch -> assertEquals(Optional.empty(), epoch.geometry()));
    }

    @Test
    void whoDoesNotWantItGetsNone() {
        var watch = new RecordingWatch();
        var tuner = TorchFineTuner.on("cpu", Optional.empty(), false, false, store, Clock.systemUTC());

        tuner.carryOut(PocketRuns.lora(data, 1, 1), StartingPoint.BASE, watch);

        assertEquals(Optional.empty(), watch.epochs().get(0).geometry());
        assertEquals(Optional.empty(), store.find("base-directions"));
    }

    @Test
    void theBaseHasNone() {
        RecordingWatch watch = trained(PocketRuns.base());

        assertEquals(Optional.empty(), watch.epochs().get(0).geometry());
    }

    private RecordingWatch trained(RunRequested run) {
        var watch = new RecordingWatch();
        new TorchFineTuner(store, ComputeSettings.cpu(), Clock.systemUTC()).carryOut(run, StartingPoint.BASE, watch);
        return watch;
    }

    private List<List<MatrixUpdate>> geometries(RecordingWatch watch) {
        var rows = new RowFiles(store);
        return watch.epochs().stream()
                .map(epoch -> rows.read(epoch.geometry().orElseThrow(), MatrixUpdate.class))
                .toList();
    }

    private static Path onlyFileIn(Path place) throws IOException {
        try (Stream<Path> files = Files.walk(place)) {
            List<Path> found = files.filter(Files::isRegularFile).toList();
            assertEquals(1, found.size(), found.toString());
            return found.get(0);
        }
    }
}
