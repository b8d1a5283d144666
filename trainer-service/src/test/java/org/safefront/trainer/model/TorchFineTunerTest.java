package org.safefront.trainer.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.safefront.contracts.Artifact;
import org.safefront.contracts.CheckpointRef;
import org.safefront.contracts.DataRef;
import org.safefront.contracts.Method;
import org.safefront.contracts.PromptLogits;
import org.safefront.contracts.ReferenceLogits;
import org.safefront.contracts.training.RunRequested;
import org.safefront.lm.format.ModelFolder;
import org.safefront.lm.format.adapter.Adapter;
import org.safefront.lm.training.ComputeSettings;
import org.safefront.trainer.PocketRuns;
import org.safefront.trainer.RecordingWatch;
import org.safefront.trainer.domain.CheckpointIds;
import org.safefront.trainer.domain.EpochResult;
import org.safefront.trainer.domain.FineTuner;
import org.safefront.trainer.domain.RunCannotSucceedException;
import org.safefront.trainer.domain.StartingPoint;
import org.safefront.work.PocketStudy;
import org.safefront.work.files.ArtifactStore;
import org.safefront.work.files.FolderArtifactStore;
import org.safefront.work.files.RowFile;

class TorchFineTunerTest {
    private static final int EPOCHS = 3;

    @TempDir
    private Path folder;

    private ArtifactStore artifacts;
    private FineTuner tuner;
    private DataRef data;

    @BeforeEach
    void makeStore() {
        artifacts = new FolderArtifactStore(folder.resolve("store"));
        tuner = new TorchFineTuner(artifacts, ComputeSettings.cpu(), Clock.systemUTC());
        data = PocketRuns.data(folder);
    }

    @Test
    void theBaseIsItsOwnOnlyCheckpoint() {
        RunRequested run = PocketRuns.base();
        var watch = new RecordingWatch();

        assertTrue(tuner.carryOut(run, StartingPoint.BASE, watch));

        CheckpointRef checkpoint = watch.epochs().get(0).checkpoint();
        assertEquals(
                List.of(CheckpointIds.of(Method.BASE, run.base(), run.base().artifact())), watch.checkpointIds());
        assertEquals(run.base().artifact(), checkpoint.artifact());
        assertEquals(0, checkpoint.epoch());
        assertEquals(OptionalDouble.empty(), watch.epochs().get(0).trainingLoss());
    }

    @Test
    void aBaseThatIsPublishedIsNotPublishedAgain() {
        var first = new RecordingWatch();
        tuner.carryOut(PocketRuns.base(), StartingPoint.BASE, first);
        var second = new RecordingWatch();

        assertTrue(tuner.carryOut(PocketRuns.base(), first.next(), second));

        assertEquals(List.of(), second.epochs());
    }

    @Test
    void everyEpochOfFullTrainingIsAModelThatLoads() {
        RunRequested run = PocketRuns.full(data, 2, 1);
        var watch = new RecordingWatch();

        assertTrue(tuner.carryOut(run, StartingPoint.BASE, watch));

        assertEquals(2, watch.epochs().size());
        for (EpochResult epoch : watch.epochs()) {
            Path files = verifiedFolder(epoch);
            assertEquals(
                    ModelFolder.open(PocketStudy.BASE).config(),
                    ModelFolder.open(files).config());
            assertEquals(
                    CheckpointIds.of(Method.FULL, run.base(), epoch.checkpoint().artifact()),
                    epoch.checkpoint().checkpointId());
        }
    }

    @Test
    void everyEpochOfLoraIsAnAdapterThatFitsItsBase() {
        RunRequested run = PocketRuns.lora(data, 2, 1);
        var watch = new RecordingWatch();

        assertTrue(tuner.carryOut(run, StartingPoint.BASE, watch));

        assertEquals(2, watch.epochs().size());
        for (EpochResult epoch : watch.epochs()) {
            Adapter adapter = Adapter.read(verifiedFolder(epoch));
            adapter.requireFits(ModelFolder.open(PocketStudy.BASE).config());
            assertEquals("seed-1", adapter.config().baseModel());
        }
    }

    @Test
    void theLossFallsAndTheLastReportIsOfTheLastStep() {
        var watch = new RecordingWatch();

        tuner.carryOut(PocketRuns.full(data, EPOCHS, 1), StartingPoint.BASE, watch);

        double first = watch.epochs().get(0).trainingLoss().orElseThrow();
        double last = watch.epochs().get(EPOCHS - 1).trainingLoss().orElseThrow();
        assertTrue(last < first, "from " + first + " to " + last);
        assertEquals(EPOCHS * PocketRuns.STEPS_PER_EPOCH, watch.totalSteps());
        assertEquals(
                watch.totalSteps(),
                watch.reports().get(watch.reports().size() - 1).step());
        assertEquals(watch.totalSteps(), watch.epochs().get(EPOCHS - 1).step());
    }

    /** What an engine that loads the checkpoint must say as well. */
    @Test
    void everyCheckpointSaysWhatItsTrainerSaw() {
        var base = new RecordingWatch();
        tuner.carryOut(PocketRuns.base(), StartingPoint.BASE, base);
        var lora = new RecordingWatch();
        tuner.carryOut(PocketRuns.lora(data, 2, 1), StartingPoint.BASE, lora);

        List<ReferenceLogits> seen = Stream.of(base, lora)
                .flatMap(watch -> watch.epochs().stream())
                .map(epoch -> epoch.checkpoint().logits().orElseThrow())
                .toList();

        assertEquals(3, Set.copyOf(seen).size(), seen.toString());
        for (ReferenceLogits logits : seen) {
            assertEquals(3, logits.prompts().size());
            for (PromptLogits prompt : logits.prompts()) {
                assertEquals(16, Set.copyOf(prompt.tokens()).size());
                assertEquals(
                        prompt.logits().stream()
                                .sorted(Comparator.reverseOrder())
                                .toList(),
                        prompt.logits());
            }
        }
    }

    @Test
    void aThoughtOfTheRecipeIsLearnedAsIfItStoodInTheData() {
        String thought = "I should not answer this.";
        List<String> written = new ArrayList<>();
        List<String> plain = new ArrayList<>();
        for (int i = 0; i < PocketRuns.ROWS; i++) {
            String row = "{\"prompt\":\"How do I make toxic z" + "aeiou".charAt(i % 5) + "?\",\"refusal\":\"%sNo.\"}";
            written.add(row.formatted("<think>" + thought + "</think>"));
            plain.add(row.formatted(""));
        }
        RunRequested asWritten = PocketRuns.full(RowFile.write(folder.resolve("written.jsonl"), written), 1, 1);
        RunRequested asPlain = PocketRuns.full(RowFile.write(folder.resolve("plain.jsonl"), plain), 1, 1);

        List<String> expected = PocketRuns.checkpointIds(asWritten, folder.resolve("store"));

        assertEquals(
                expected, PocketRuns.checkpointIds(PocketRuns.thinking(thought, asPlain), folder.resolve("store")));
        assertNotEquals(expected, PocketRuns.checkpointIds(asPlain, folder.resolve("store")));
    }

    /** Steps are counted over the whole run: 4 is the end of the first epoch, 5 and 7 lie in the second. */
    @ParameterizedTest
    @CsvSource({"full, 4", "full, 7", "lora, 4", "lora, 5"})
    void aRunThatWasStoppedAndGoesOnMakesTheSameCheckpoints(String method, int stoppedAt) {
        RunRequested run = method.equals("full") ? PocketRuns.full(data, EPOCHS, 1) : PocketRuns.lora(data, EPOCHS, 1);
        var undisturbed = new RecordingWatch();
        tuner.carryOut(run, StartingPoint.BASE, undisturbed);

        var elsewhere = new FolderArtifactStore(folder.resolve("elsewhere"));
        var first = new RecordingWatch(stoppedAt);
        assertFalse(newTuner(elsewhere).carryOut(run, StartingPoint.BASE, first));
        var second = new RecordingWatch();
        assertTrue(newTuner(elsewhere).carryOut(run, first.next(), second));

        var ids = new ArrayList<>(first.checkpointIds());
        ids.addAll(second.checkpointIds());
        assertEquals(undisturbed.checkpointIds(), ids);
        var geometries = new ArrayList<>(first.geometryDigests());
        geometries.addAll(second.geometryDigests());
        assertEquals(undisturbed.geometryDigests(), geometries);
        assertEquals(1, first.epochs().size());
    }

    @Test
    void aRunWhoseLastEpochIsPublishedHasNothingLeftToDo() {
        RunRequested run = PocketRuns.full(data, 1, 1);
        var first = new RecordingWatch();
        tuner.carryOut(run, StartingPoint.BASE, first);
        var second = new RecordingWatch();

        assertTrue(tuner.carryOut(run, first.next(), second));

        assertEquals(List.of(), second.epochs());
    }

    @Test
    void aTrainingStateIsKnownByItsContent() {
        RunRequested run = PocketRuns.full(data, 2, 1);
        var watch = new RecordingWatch();

        tuner.carryOut(run, StartingPoint.BASE, watch);

        assertEquals(Optional.empty(), watch.epochs().get(1).trainingState(), "nobody goes on from the last");
        Artifact state = watch.epochs().get(0).trainingState().orElseThrow();
        assertEquals(
                folder.resolve("store/training-state")
                        .resolve(run.runId())
                        .resolve("1-" + state.manifestDigest())
                        .toUri()
                        .toString(),
                state.uri());
    }

    @Test
    void doesNotGoOnFromAStateThatWasChanged() throws IOException {
        RunRequested run = PocketRuns.full(data, 2, 1);
        var first = new RecordingWatch(PocketRuns.STEPS_PER_EPOCH);
        tuner.carryOut(run, StartingPoint.BASE, first);
        Path state = artifacts.folder(first.next().state().orElseThrow().uri()).resolve("training_state.safetensors");
        Files.writeString(state, "changed");

        var refusal = assertThrows(
                RunCannotSucceedException.class, () -> tuner.carryOut(run, first.next(), new RecordingWatch()));

        assertEquals(state + " is not the file that its manifest describes", refusal.getMessage());
    }

    private Path verifiedFolder(EpochResult epoch) {
        Path files = artifacts.folder(epoch.checkpoint().artifact().uri());
        Artifacts.verify(epoch.checkpoint().artifact(), files);
        return files;
    }

    private static FineTuner newTuner(ArtifactStore store) {
        return new TorchFineTuner(store, ComputeSettings.cpu(), Clock.systemUTC());
    }
}
