package org.safefront.performance;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.safefront.benchmark.BenchmarkItem;
import org.safefront.contracts.Axis;
import org.safefront.contracts.CheckpointRef;
import org.safefront.contracts.DataRef;
import org.safefront.contracts.EvaluationTask;
import org.safefront.contracts.Sampling;
import org.safefront.contracts.evaluation.EvaluationRequested;
import org.safefront.lm.format.ModelFolder;
import org.safefront.work.files.FolderArtifactStore;
import org.safefront.work.files.RowFiles;

/**
 * What workers evaluate: a random model with the tokenizer of the pocket study, whose 65 tokens it writes about equally
 * often. So answers end by chance, after 65 tokens in the mean, and their lengths differ as those of real ones do.
 *
 * @param checkpoint the model
 * @param items sums of two numbers
 */
record EvaluationJob(CheckpointRef checkpoint, DataRef items) {
    /** In a shard, the service's own default; and so many questions there are. */
    static final int TEXTS = 128;

    private static final int LONGEST_ANSWER = 256;

    /**
     * Writes the model and the questions.
     *
     * @param folder for both
     * @param tokenizer folder of a model of the pocket study
     */
    static EvaluationJob write(Path folder, Path tokenizer) {
        ModelFolder model = Workload.EVALUATION.write(folder.resolve("model"), tokenizer);
        var rows = new RowFiles(new FolderArtifactStore(folder.resolve("questions")));
        return new EvaluationJob(Checkpoints.base(model), rows.write("sums.jsonl", sums()));
    }

    private static List<BenchmarkItem> sums() {
        var random = new Random(1);
        return IntStream.range(0, TEXTS)
                .mapToObj(i -> {
                    int one = random.nextInt(1000);
                    int other = random.nextInt(1000);
                    String question = String.format(Locale.ROOT, "%03d+%03d?", one, other);
                    return new BenchmarkItem("sum-" + i, question, Integer.toString(one + other));
                })
                .toList();
    }

    /**
     * Asks for that many shards, and so for that many answers to each question.
     *
     * @param seed of all texts; another one makes another evaluation
     */
    EvaluationRequested request(int shards, long seed) {
        var task = new EvaluationTask(
                Axis.REASONING,
                "digit-sums",
                items,
                shards,
                new Sampling(1, 1, LONGEST_ANSWER, seed),
                Optional.empty());
        return new EvaluationRequested(task.evaluationId(checkpoint.checkpointId()), checkpoint, task);
    }
}
