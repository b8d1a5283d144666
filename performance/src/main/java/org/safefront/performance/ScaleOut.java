package org.safefront.performance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.safefront.contracts.evaluation.EvaluationRequested;
import org.safefront.launcher.servers.LocalDatabase;
import org.safefront.launcher.servers.Ports;
import org.safefront.lm.format.ModelConfig;

/** The same evaluation by one worker and by two, each a process on a core of its own, in turns. */
final class ScaleOut {
    private static final int ROUNDS = 3;
    private static final int MOST_WORKERS = 2;
    private static final int SHARDS = 64;
    /** For each worker: until then it has loaded the model, and its code is compiled. */
    private static final int WARM_UP_SHARDS = 6;

    private static final long WARM_UP_SEED = 1;
    private static final long SEED = 2;
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final Path folder;
    private final EvaluationJob job;
    private final List<Run> runs = new ArrayList<>();

    private ScaleOut(Path folder, EvaluationJob job) {
        this.folder = folder;
        this.job = job;
    }

    /**
     * One evaluation.
     *
     * @param seconds on the wall, from its acceptance to its conclusion
     * @param workers what each of them did
     * @param database seconds of processor time that the database used
     * @param others seconds of processor time that all other processes used: a quiet machine has few
     * @param sha256 of the rows of all samples
     */
    private record Run(
            double seconds, List<PinnedWorker.Work> workers, double database, double others, String sha256) {}

    /** Seconds of processor time of all workers. */
    private static double processor(List<PinnedWorker.Work> workers) {
        return workers.stream().mapToDouble(PinnedWorker.Work::seconds).sum();
    }

    /** Told a folder with the tokenizer of the pocket study. */
    public static void main(String[] arguments) throws IOException {
        Path folder = Files.createTempDirectory("safefront-performance");
        try {
            new ScaleOut(folder, EvaluationJob.write(folder, Path.of(arguments[0]))).measure();
        } finally {
            try (Stream<Path> files = Files.walk(folder)) {
                files.sorted(Comparator.reverseOrder())
                        .forEach(path -> path.toFile().delete());
            }
        }
    }

    private void measure() throws IOException {
        ModelConfig config = Workload.EVALUATION.config();
        Figures.say(
                "%d layers, hidden %d, %d parameters, float32; %d shards of %d texts; a worker has one core",
                config.layers(), config.hiddenSize(), config.parameters(), SHARDS, EvaluationJob.TEXTS);
        Path data = folder.resolve("database");
        try (var server = LocalDatabase.start(data, Ports.free())) {
            ProcessHandle postgres = process(data);
            for (int round = 1; round <= ROUNDS; round++) {
                for (int workers = 1; workers <= MOST_WORKERS; workers++) {
                    runs.add(run(server, postgres, workers));
                    say(runs.get(runs.size() - 1));
                }
            }
        }
        report();
    }

    /** The first line of this file is the number of the server's process. */
    private static ProcessHandle process(Path data) throws IOException {
        String number = Files.readAllLines(data.resolve("postmaster.pid")).get(0);
        return ProcessHandle.of(Long.parseLong(number)).orElseThrow();
    }

    private Run run(LocalDatabase server, ProcessHandle postgres, int count) {
        String schema = "run_" + runs.size();
        String url = server.jdbcUrl() + "?user=" + LocalDatabase.USER + "&currentSchema=" + schema;
        var workers = new ArrayList<PinnedWorker>();
        try (var database = new EvaluationDatabase(url)) {
            database.migrate(schema);
            for (int core = 0; core < count; core++) {
                workers.add(PinnedWorker.start(core, url, folder.resolve(schema)));
            }
            conclude(database, job.request(WARM_UP_SHARDS * count, WARM_UP_SEED), workers);
            List<PinnedWorker.Work> before =
                    workers.stream().map(PinnedWorker::work).toList();
            double databaseBefore = ProcessorTime.ofTree(postgres);
            double machineBefore = ProcessorTime.ofMachine();
            var conclusion = conclude(database, job.request(SHARDS, SEED), workers);
            double machineTime = ProcessorTime.ofMachine() - machineBefore;
            double databaseTime = ProcessorTime.ofTree(postgres) - databaseBefore;
            List<PinnedWorker.Work> done = IntStream.range(0, count)
                    .mapToObj(i -> workers.get(i).work().since(before.get(i)))
                    .toList();
            // Linux counts the machine's time in ticks and that of processes to the microsecond.
            double others = Math.max(0, machineTime - databaseTime - processor(done));
            return new Run(conclusion.seconds(), done, databaseTime, others, conclusion.sha256());
        } finally {
            workers.forEach(PinnedWorker::close);
        }
    }

    private static EvaluationDatabase.Conclusion conclude(
            EvaluationDatabase database, EvaluationRequested request, List<PinnedWorker> workers) {
        database.request(request);
        long start = System.nanoTime();
        Optional<EvaluationDatabase.Conclusion> conclusion = Optional.empty();
        while (conclusion.isEmpty()) {
            if (System.nanoTime() - start > PATIENCE.toNanos()
                    || !workers.stream().allMatch(PinnedWorker::isAlive)) {
                throw new IllegalStateException("the evaluation is not concluded, and will not be");
            }
            pause();
            conclusion = database.conclusion(request.evaluationId());
        }
        return conclusion.orElseThrow();
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(BETWEEN_LOOKS.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while measuring", e);
        }
    }

    private static void say(Run run) {
        Figures.say("%d worker(s): %.1f s", run.workers().size(), run.seconds());
        run.workers()
                .forEach(worker ->
                        Figures.say("  %d shards in %.1f s of processor time", worker.shards(), worker.seconds()));
        Figures.say("  the database: %.1f s, all else on this machine: %.1f s", run.database(), run.others());
    }

    private void report() {
        List<Run> one = runs.stream().filter(run -> run.workers().size() == 1).toList();
        List<Run> two = runs.stream().filter(run -> run.workers().size() == 2).toList();
        double alone = ProcessorTime.median(one.stream().map(Run::seconds).toList());
        double together = ProcessorTime.median(two.stream().map(Run::seconds).toList());
        double work = ProcessorTime.median(
                one.stream().map(run -> processor(run.workers())).toList());
        double works = ProcessorTime.median(
                two.stream().map(run -> processor(run.workers())).toList());
        double database = ProcessorTime.median(two.stream().map(Run::database).toList());
        Figures.say("1 worker, median of %d:                 %.1f s", one.size(), alone);
        Figures.say("2 workers, median of %d:                %.1f s", two.size(), together);
        Figures.say("  times as fast (at least 1.8):        %.2f", alone / together);
        Figures.say("  bound:                               2.00");
        Figures.say("processor time of 2 workers over 1's:  %.2f", works / work);
        Figures.say("  the database's share with 2:         %.3f", database / (works + database));
        Figures.say("texts equal: %s", runs.stream().map(Run::sha256).distinct().count() == 1);
    }
}
