package org.safefront.launcher.study;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.safefront.benchmark.Benchmark;
import org.safefront.benchmark.Benchmarks;
import org.safefront.benchmark.UnknownBenchmarkException;
import org.safefront.contracts.Axis;
import org.safefront.contracts.DataRef;
import org.safefront.contracts.EvaluationTask;
import org.safefront.contracts.ModelRef;
import org.safefront.contracts.Recipe;
import org.safefront.contracts.study.StudyBudget;
import org.safefront.contracts.study.StudyRequest;

/**
 * A folder with a {@code study.yaml}, looked through to the last file before anything is started.
 *
 * @param folder where it is
 * @param requests one study for each base, the default base first
 * @param probes what the studies ask of models to see whether they refuse; to be written before a study is asked for
 */
public record StudyFolder(Path folder, List<StudyRequest> requests, StudyProbes probes) {
    private static final String FILE = "study.yaml";
    private static final String SWEEP = "sweep";
    /** See {@link Recipe#thought}. */
    private static final String THOUGHT = "thought";

    /**
     * Reads a study.
     *
     * @param folder that holds study.yaml
     * @param allBases whether the recipes are to be run on {@code other-bases} too
     * @param fetched where benchmarks and probes are that the study does not bring along
     * @param dataFolder of the machine that is to run it; nothing is written there yet
     * @throws InvalidStudyException naming the field or file that is wrong, and the remedy
     */
    public static StudyFolder read(Path folder, boolean allBases, FetchedData fetched, Path dataFolder) {
        YamlField root = YamlField.read(folder.resolve(FILE), "a study is a folder with a " + FILE + " in it");
        root.onlyKnows(Set.of("study", "base", "other-bases", "train", "evaluate"));
        String name = root.required("study").text();
        YamlField train = root.required("train").onlyKnows(Set.of("data", "seed", THOUGHT, SWEEP));
        DataRef data = StudyFiles.rows(folder, train.required("data"));
        long seed = train.optional("seed").map(field -> field.wholeNumber(0)).orElse(1);
        List<Recipe> recipes = recipes(folder, train);
        var probes = new ProbeEntries(folder, fetched, new StudyProbes(dataFolder));
        YamlField evaluate = root.required("evaluate");
        List<EvaluationTask> all = tasks(probes, evaluate);
        Optional<StudyBudget> budget = BudgetFields.read(evaluate, all);
        List<EvaluationTask> tasks = BudgetFields.begun(all, budget);
        var bases = new ArrayList<YamlField>();
        bases.add(root.required("base"));
        root.optional("other-bases")
                .filter(field -> allBases)
                .map(YamlField::elements)
                .ifPresent(bases::addAll);
        var requests = new ArrayList<StudyRequest>();
        for (YamlField field : bases) {
            ModelRef base = StudyFiles.model(folder, field);
            String study = bases.size() == 1 ? name : name + "-" + base.name();
            requests.add(request(root, new Parts(study, base, data, seed, recipes, tasks, budget)));
        }
        return new StudyFolder(folder, List.copyOf(requests), probes.probes());
    }

    /** As {@link #read(Path, boolean, FetchedData, Path)}, with what was fetched on this machine. */
    public static StudyFolder read(Path folder, boolean allBases, Path dataFolder) {
        return read(folder, allBases, FetchedData.here(), dataFolder);
    }

    /** Judges that the study brings along. */
    public Path judges() {
        return folder.resolve(StudyFiles.JUDGES);
    }

    /** Those that stand there, or in the file that is named there. */
    private static List<Recipe> recipes(Path folder, YamlField train) {
        YamlField sweep = train.required(SWEEP);
        if (!sweep.node().isTextual()) {
            return Sweep.recipes(sweep, thought(train));
        }
        String remedy = sweep.path() + " must be a list of recipes, or a file with such a list below sweep";
        YamlField file =
                YamlField.read(folder.resolve(sweep.text()).normalize(), remedy).onlyKnows(Set.of(THOUGHT, SWEEP));
        return Sweep.recipes(file.required(SWEEP), thought(train).or(() -> thought(file)));
    }

    private static Optional<String> thought(YamlField where) {
        return where.optional(THOUGHT).map(field -> {
            if (field.text().contains("think>")) {
                throw field.refusal("a text without the marks <think> and </think>, which are set around it");
            }
            return field.text();
        });
    }

    private record Parts(
            String study,
            ModelRef base,
            DataRef data,
            long seed,
            List<Recipe> recipes,
            List<EvaluationTask> tasks,
            Optional<StudyBudget> budget) {}

    private static StudyRequest request(YamlField root, Parts parts) {
        try {
            return new StudyRequest(
                    parts.study, parts.base, parts.data, parts.seed, parts.recipes, parts.tasks, parts.budget);
        } catch (IllegalArgumentException e) {
            throw new InvalidStudyException(root.path() + " " + e.getMessage(), e);
        }
    }

    private static List<EvaluationTask> tasks(ProbeEntries probes, YamlField evaluate) {
        evaluate.onlyKnows(Set.of("reasoning", "safety", "over-refusal", "budget"));
        var tasks = new ArrayList<EvaluationTask>();
        for (YamlField entry : evaluate.required("reasoning").elements()) {
            entry.onlyKnows(SamplingFields.and("benchmark", "repeats"));
            YamlField field = entry.required("benchmark");
            Benchmark benchmark = benchmark(field);
            DataRef items = StudyFiles.benchmark(probes.folder(), probes.fetched(), field);
            tasks.add(questions(task(Axis.REASONING, field, items, entry, Optional.empty()), benchmark));
        }
        for (Axis axis : List.of(Axis.SAFETY, Axis.OVER_REFUSAL)) {
            Optional<YamlField> entries = axis == Axis.SAFETY
                    ? Optional.of(evaluate.required(axis.toString()))
                    : evaluate.optional(axis.toString());
            for (YamlField entry : entries.map(YamlField::elements).orElse(List.of())) {
                entry.onlyKnows(SamplingFields.and("probes", "columns", "judge", "repeats"));
                String judge = StudyFiles.judge(probes.folder(), entry.optional("judge"));
                tasks.add(task(axis, entry.required("probes"), probes.read(axis, entry), entry, Optional.of(judge)));
            }
        }
        return tasks;
    }

    private static Benchmark benchmark(YamlField name) {
        try {
            return Benchmarks.get(name.text());
        } catch (UnknownBenchmarkException e) {
            throw new InvalidStudyException(name.path() + ": " + e.getMessage(), e);
        }
    }

    /** The task, of the version that is known here; its questions are read, so that a bad row is refused before any work. */
    private static EvaluationTask questions(EvaluationTask task, Benchmark benchmark) {
        benchmark.rows().items(Path.of(URI.create(task.items().uri())));
        return task.ofVersion(benchmark.version());
    }

    private static EvaluationTask task(
            Axis axis, YamlField name, DataRef items, YamlField entry, Optional<String> judge) {
        int repeats =
                entry.optional("repeats").map(field -> field.wholeNumber(1)).orElse(1);
        try {
            return new EvaluationTask(axis, name.text(), items, repeats, SamplingFields.read(entry), judge);
        } catch (IllegalArgumentException e) {
            throw new InvalidStudyException(entry.path() + ": " + e.getMessage(), e);
        }
    }
}
