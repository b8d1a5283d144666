package org.safefront.trainer;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.safefront.contracts.Axis;
import org.safefront.contracts.ContentId;
import org.safefront.contracts.DataRef;
import org.safefront.contracts.EvaluationTask;
import org.safefront.contracts.Lora;
import org.safefront.contracts.Method;
import org.safefront.contracts.ModelRef;
import org.safefront.contracts.Optimization;
import org.safefront.contracts.Projection;
import org.safefront.contracts.Recipe;
import org.safefront.contracts.Sampling;
import org.safefront.contracts.training.RunRequested;
import org.safefront.lm.training.ComputeSettings;
import org.safefront.trainer.domain.StartingPoint;
import org.safefront.trainer.model.TorchFineTuner;
import org.safefront.work.PocketStudy;
import org.safefront.work.files.FolderArtifactStore;
import org.safefront.work.files.RowFile;

/** Runs on the pocket base that take seconds: 16 rows, four steps an epoch. */
public final class PocketRuns {
    public static final String STUDY = study("one");
    public static final int ROWS = 16;
    public static final int STEPS_PER_EPOCH = 4;

    private static final int BATCH = 4;

    private PocketRuns() {}

    public static String study(String name) {
        return ContentId.of(ContentId.STUDY, List.of(name));
    }

    /** The first rows of the pocket study's data. */
    public static List<String> rows() {
        return RowFile.lines(PocketStudy.FOLDER.resolve("refusals.jsonl")).subList(0, ROWS);
    }

    public static DataRef data(Path folder) {
        return RowFile.write(folder.resolve("rows.jsonl"), rows());
    }

    public static RunRequested base() {
        var recipe = new Recipe("base", Method.BASE, Optional.empty(), Optional.empty(), Optional.empty());
        return request(STUDY, PocketStudy.model(PocketStudy.BASE), recipe, Optional.empty(), 1);
    }

    /** All weights are trained. The seed tells runs apart. */
    public static RunRequested full(DataRef data, int epochs, long seed) {
        return request(
                STUDY,
                PocketStudy.model(PocketStudy.BASE),
                new Recipe(
                        "full",
                        Method.FULL,
                        Optional.of(optimization(3e-4, epochs)),
                        Optional.empty(),
                        Optional.empty()),
                Optional.of(data),
                seed);
    }

    /** A low-rank update is trained, with dropout. */
    public static RunRequested lora(DataRef data, int epochs, long seed) {
        return lora(data, epochs, seed, "all");
    }

    public static RunRequested lora(DataRef data, int epochs, long seed, String layers) {
        var lora = new Lora(4, 8, false, 0.1, List.of(Projection.UP, Projection.Q), layers);
        return request(
                STUDY,
                PocketStudy.model(PocketStudy.BASE),
                new Recipe(
                        "lora",
                        Method.LORA,
                        Optional.of(optimization(3e-3, epochs)),
                        Optional.of(lora),
                        Optional.empty()),
                Optional.of(data),
                seed);
    }

    /** The same run for another study. */
    public static RunRequested forStudy(RunRequested run, String studyId) {
        return request(studyId, run.base(), run.recipe(), run.data(), run.seed());
    }

    /** The same run on another base. */
    public static RunRequested on(ModelRef base, RunRequested run) {
        return request(run.studyId(), base, run.recipe(), run.data(), run.seed());
    }

    /** The same run with a thought before every response. */
    public static RunRequested thinking(String thought, RunRequested run) {
        Recipe plain = run.recipe();
        var recipe = new Recipe(plain.name(), plain.method(), plain.optimization(), plain.lora(), Optional.of(thought));
        return request(run.studyId(), run.base(), recipe, run.data(), run.seed());
    }

    /** The checkpoints that a run makes which nobody disturbs. */
    public static List<String> checkpointIds(RunRequested run, Path store) {
        return undisturbed(run, store).checkpointIds();
    }

    /** A run that nobody disturbs. */
    public static RecordingWatch undisturbed(RunRequested run, Path store) {
        var watch = new RecordingWatch();
        new TorchFineTuner(new FolderArtifactStore(store), ComputeSettings.cpu(), Clock.systemUTC())
                .carryOut(run, StartingPoint.BASE, watch);
        return watch;
    }

    private static Optimization optimization(double learningRate, int epochs) {
        return new Optimization(learningRate, epochs, BATCH, 1, 1, 0.1, 0.01, 1);
    }

    private static RunRequested request(
            String studyId, ModelRef base, Recipe recipe, Optional<DataRef> data, long seed) {
        var sums = new EvaluationTask(
                Axis.REASONING,
                "digit-sums",
                RowFile.reference(PocketStudy.FOLDER.resolve("benchmarks/digit-sums.jsonl")),
                1,
                new Sampling(0, 1, 64, 1),
                Optional.empty());
        return new RunRequested(
                RunRequested.idOf(base, recipe, data, seed),
                studyId,
                "pocket",
                base,
                recipe,
                data,
                seed,
                List.of(sums));
    }
}
