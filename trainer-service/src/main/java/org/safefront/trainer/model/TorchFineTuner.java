package org.safefront.trainer.model;

import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.safefront.contracts.Artifact;
import org.safefront.contracts.CheckpointRef;
import org.safefront.contracts.FailureReason;
import org.safefront.contracts.Method;
import org.safefront.contracts.ReferenceLogits;
import org.safefront.contracts.training.RunRequested;
import org.safefront.lm.format.InvalidModelException;
import org.safefront.lm.format.Manifest;
import org.safefront.lm.format.ManifestMismatchException;
import org.safefront.lm.format.ModelFolder;
import org.safefront.lm.format.UnsafeFormatException;
import org.safefront.lm.format.chat.ChatFormat;
import org.safefront.lm.format.chat.PromptRefusedException;
import org.safefront.lm.training.ComputeSettings;
import org.safefront.lm.training.DeviceRate;
import org.safefront.lm.training.EpochEnd;
import org.safefront.lm.training.Example;
import org.safefront.lm.training.FineTuning;
import org.safefront.lm.training.InvalidExampleException;
import org.safefront.lm.training.NotFiniteException;
import org.safefront.lm.training.TrainingListener;
import org.safefront.lm.training.TrainingProgress;
import org.safefront.lm.training.UntrainedModel;
import org.safefront.trainer.domain.CheckpointIds;
import org.safefront.trainer.domain.EpochResult;
import org.safefront.trainer.domain.FineTuner;
import org.safefront.trainer.domain.RunCannotSucceedException;
import org.safefront.trainer.domain.RunWatch;
import org.safefront.trainer.domain.StartingPoint;
import org.safefront.work.RecordFormatException;
import org.safefront.work.files.ArtifactMissingException;
import org.safefront.work.files.ArtifactStore;
import org.safefront.work.files.DigestMismatchException;
import org.safefront.work.files.RowFiles;

/** Carries runs out on DJL PyTorch. */
public final class TorchFineTuner implements FineTuner {
    private final ArtifactStore artifacts;
    private final RowFiles rows;
    private final ComputeSettings compute;
    /** In floating-point operations a second, once it was measured. */
    private OptionalDouble rate = OptionalDouble.empty();

    private final InstantSource clock;
    /** Absent where nobody wants to know. */
    private final Optional<CheckpointGeometry> geometry;

    /** @param compute where to train, and how */
    public TorchFineTuner(ArtifactStore artifacts, ComputeSettings compute, InstantSource clock) {
        this(artifacts, compute, true, clock);
    }

    private TorchFineTuner(ArtifactStore artifacts, ComputeSettings compute, boolean geometry, InstantSource clock) {
        this.artifacts = artifacts;
        this.geometry = geometry ? Optional.of(new CheckpointGeometry(artifacts, compute)) : Optional.empty();
        this.rows = new RowFiles(artifacts);
        this.compute = compute;
        this.clock = clock;
    }

    /**
     * One by the settings of an operator, see {@link ComputeSettings#of}.
     *
     * @param geometry whether checkpoints are published with how their updates lie to the weights of the base
     */
    public static TorchFineTuner on(
            String device,
            Optional<String> precision,
            boolean activationCheckpointing,
            boolean geometry,
            ArtifactStore artifacts,
            InstantSource clock) {
        return new TorchFineTuner(
                artifacts, ComputeSettings.of(device, precision, activationCheckpointing), geometry, clock);
    }

    @Override
    public boolean carryOut(RunRequested run, StartingPoint start, RunWatch watch) {
        try {
            ModelFolder model = ModelFolder.open(verified(run.base().artifact()));
            if (run.recipe().method() == Method.BASE) {
                return publishBase(run, start, watch, model);
            }
            return start.epochsDone() == epochs(run) || train(run, start, watch, model);
        } catch (ArtifactMissingException e) {
            throw new RunCannotSucceedException(FailureReason.ARTIFACT_MISSING, e);
        } catch (DigestMismatchException | ManifestMismatchException e) {
            throw new RunCannotSucceedException(FailureReason.DIGEST_MISMATCH, e);
        } catch (UnsafeFormatException e) {
            throw new RunCannotSucceedException(FailureReason.UNSAFE_FORMAT, e);
        } catch (NotFiniteException e) {
            throw new RunCannotSucceedException(FailureReason.NOT_FINITE, e);
        } catch (InvalidModelException | RecordFormatException e) {
            throw new RunCannotSucceedException(FailureReason.INVALID_INPUT, e);
        } catch (InvalidExampleException e) {
            String file = Path.of(URI.create(run.data().orElseThrow().uri())).getFileName() + ", ";
            throw new RunCannotSucceedException(FailureReason.INVALID_INPUT, file + e.getMessage(), e);
        }
    }

    /** Nothing is trained on that is not, byte for byte, what was asked for. */
    private Path verified(Artifact artifact) {
        Path folder = artifacts.folder(artifact.uri());
        Artifacts.verify(artifact, folder);
        return folder;
    }

    /** The base is its own only checkpoint: nothing is trained, nothing is copied. */
    private boolean publishBase(RunRequested run, StartingPoint start, RunWatch watch, ModelFolder model) {
        watch.started(0, 0, compute.toString());
        if (start.checkpointId().isEmpty()) {
            try (UntrainedModel base = UntrainedModel.open(model, compute)) {
                ReferenceLogits logits = Witness.of(model).record(base::logitsAfter);
                watch.finished(new EpochResult(
                        checkpoint(run, 0, run.base().artifact(), logits),
                        0,
                        0,
                        OptionalDouble.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        0));
            }
        }
        return true;
    }

    private static int epochs(RunRequested run) {
        return run.recipe().optimization().orElseThrow().epochs();
    }

    private boolean train(RunRequested run, StartingPoint start, RunWatch watch, ModelFolder model) {
        List<Example> examples = examples(run, model);
        var settings = Recipes.settings(run.recipe(), run.seed());
        try (FineTuning training = FineTuning.prepare(model, settings, examples, compute)) {
            start.state().map(this::verified).ifPresent(training::resume);
            watch.started(training.trainableParameters(), training.totalSteps(), compute.toString());
            return training.run(
                    new Listener(run, watch, model, training.trainableParameters(), training.stepsDone()),
                    watch::stopRequested);
        }
    }

    private double rate() {
        if (rate.isEmpty()) {
            rate = OptionalDouble.of(DeviceRate.measure(compute));
        }
        return rate.getAsDouble();
    }

    private List<Example> examples(RunRequested run, ModelFolder model) {
        List<TrainingRow> data = rows.read(run.data().orElseThrow(), TrainingRow.class);
        var examples = new ArrayList<Example>();
        try (ChatFormat chat = ChatFormat.open(model.path())) {
            for (TrainingRow row : data) {
                examples.add(example(chat, row, run.recipe().thought(), examples.size() + 1));
            }
        }
        return examples;
    }

    private static Example example(ChatFormat chat, TrainingRow row, Optional<String> thought, int number) {
        try {
            int[] completion = thought.map(text -> chat.completion(row.prompt(), text, row.answerWithoutThought()))
                    .orElseGet(() -> chat.completion(row.answer()));
            return new Example(list(chat.prompt(row.prompt())), list(completion));
        } catch (InvalidExampleException | PromptRefusedException e) {
            throw new InvalidExampleException("row " + number + ": " + e.getMessage());
        }
    }

    private static List<Integer> list(int[] ids) {
        return IntStream.of(ids).boxed().toList();
    }

    private static CheckpointRef checkpoint(RunRequested run, int epoch, Artifact artifact, ReferenceLogits logits) {
        Method method = run.recipe().method();
        return new CheckpointRef(
                CheckpointIds.of(method, run.base(), artifact),
                run.runId(),
                method,
                epoch,
                run.base(),
                artifact,
                Optional.of(logits));
    }

    /** Puts finished epochs into the store, and passes steps on. */
    private final class Listener implements TrainingListener {
        private final RunRequested run;
        private final RunWatch watch;
        private final ModelFolder base;
        private final Witness witness;
        private final long trainableParameters;
        private final ProgressMeter meter;
        private final StepTime time;

        Listener(RunRequested run, RunWatch watch, ModelFolder base, long trainableParameters, int stepsDone) {
            this.run = run;
            this.watch = watch;
            this.base = base;
            this.witness = Witness.of(base);
            this.trainableParameters = trainableParameters;
            this.meter = new ProgressMeter(run.runId(), stepsDone, rate(), clock);
            this.time = new StepTime(compute.device(), clock);
        }

        @Override
        public void onStep(TrainingProgress progress) {
            time.step();
            meter.add(progress).ifPresent(report -> watch.progressed(report, time.gpuSeconds()));
        }

        @Override
        public void onEpoch(EpochEnd end) {
            CheckpointRef checkpoint = checkpoint(run, end.epoch(), files(end), witness.record(end::logitsAfter));
            watch.finished(new EpochResult(
                    checkpoint,
                    end.step(),
                    trainableParameters,
                    OptionalDouble.of(end.meanLoss()),
                    // Nobody goes on from the last epoch, and a state is three times as large as what is trained.
                    end.epoch() < epochs(run) ? Optional.of(state(end)) : Optional.empty(),
                    geometry.flatMap(known -> known.of(checkpoint, base)),
                    time.gpuSeconds()));
            time.goOn();
        }

        private Artifact files(EpochEnd end) {
            Path staged = artifacts.stage();
            try {
                end.writeCheckpoint(staged);
                Manifest manifest = Manifest.of(staged);
                // The id is the content, and so is the name in the store: the same epoch made twice is there once.
                String id = CheckpointIds.of(run.recipe().method(), run.base(), Artifacts.of("staged:", manifest));
                return Artifacts.of(artifacts.putFolder(staged, "checkpoints/" + id), manifest);
            } finally {
                artifacts.discard(staged);
            }
        }

        private Artifact state(EpochEnd end) {
            Path staged = artifacts.stage();
            try {
                end.writeState(staged);
                Manifest manifest = Manifest.of(staged);
                // Another machine may have made another state of the same epoch before it was killed.
                String name = "training-state/" + run.runId() + "/" + end.epoch() + "-" + manifest.digest();
                return Artifacts.of(artifacts.putFolder(staged, name), manifest);
            } finally {
                artifacts.discard(staged);
            }
        }
    }
}
