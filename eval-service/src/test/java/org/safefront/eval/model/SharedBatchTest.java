package org.safefront.eval.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.safefront.contracts.CheckpointRef;
import org.safefront.contracts.DataRef;
import org.safefront.contracts.FailureReason;
import org.safefront.contracts.Sampling;
import org.safefront.eval.PocketCheckpoints;
import org.safefront.eval.domain.CannotGenerateException;
import org.safefront.eval.domain.Generated;
import org.safefront.eval.domain.TextGenerator.Prompt;
import org.safefront.lm.format.adapter.Adapter;
import org.safefront.lm.format.adapter.LoraFactors;
import org.safefront.work.files.ArtifactStore;
import org.safefront.work.files.FolderArtifactStore;

/** Several callers at once: what each gets is what it would get alone. */
class SharedBatchTest {
    private static final Capacity ROWS = new Capacity(6, 1, 64L << 20, 0);
    private static final List<Prompt> SUMS = IntStream.range(0, 16)
            .mapToObj(i -> new Prompt("sum-" + i + "/0", (100 + 37 * i) + "+" + (900 - 31 * i) + "?", i))
            .toList();

    @TempDir
    private Path folder;

    private final ExecutorService callers = Executors.newCachedThreadPool();
    private ArtifactStore store;

    @BeforeEach
    void makeStore() {
        store = new FolderArtifactStore(folder.resolve("store"));
    }

    @AfterEach
    void stopCallers() {
        callers.shutdownNow();
    }

    @Test
    void manyCheckpointsWriteAtOnceWhatEachWritesAlone() throws Exception {
        List<CheckpointRef> checkpoints = List.of(
                PocketCheckpoints.base(),
                lora("one", 4),
                lora("two", 7),
                lora("three", 11),
                full("whole"),
                lora("one", 4));
        List<Map<Integer, Generated>> alone = new ArrayList<>();
        for (CheckpointRef checkpoint : checkpoints) {
            try (var generator = new OnnxTextGenerator(store, ROWS)) {
                alone.add(texts(generator, checkpoint, SUMS, PocketCheckpoints.SAMPLED));
            }
        }

        try (var generator = new OnnxTextGenerator(store, ROWS)) {
            List<CompletableFuture<Map<Integer, Generated>>> together = checkpoints.stream()
                    .map(checkpoint -> CompletableFuture.supplyAsync(
                            () -> texts(generator, checkpoint, SUMS, PocketCheckpoints.SAMPLED), callers))
                    .toList();

            for (int i = 0; i < checkpoints.size(); i++) {
                assertEquals(
                        alone.get(i), together.get(i).get(), checkpoints.get(i).toString());
            }
        }
    }

    /** The second has slots while the first still writes; after the first it could not be done before it. */
    @Test
    void aJobFillsTheSlotsThatTheOneBeforeItLeaves() throws Exception {
        CheckpointRef first = lora("first", 4);
        CheckpointRef second = lora("second", 7);
        var loading = new CountDownLatch(1);
        var asked = new CountDownLatch(1);
        ArtifactStore slow = new SlowStore(store, first.weights().uri(), loading, asked);
        List<String> order = Collections.synchronizedList(new ArrayList<>());
        try (var generator = new OnnxTextGenerator(slow, ROWS)) {
            CompletableFuture<Void> longText = CompletableFuture.runAsync(
                    () -> generator.generate(
                            first,
                            SUMS.subList(0, 1),
                            PocketCheckpoints.GREEDY,
                            (text, place) -> order.add("first"),
                            () -> false),
                    callers);
            loading.await();
            CompletableFuture<Void> shortTexts = CompletableFuture.runAsync(
                    () -> generator.generate(
                            second,
                            SUMS.subList(0, 4),
                            new Sampling(0, 1, 2, 1),
                            (text, place) -> order.add("second"),
                            () -> false),
                    callers);
            // Opening the model takes longer than the second needs to get in line.
            asked.countDown();
            longText.get();
            shortTexts.get();
        }

        assertEquals(List.of("second", "second", "second", "second", "first"), order);
    }

    @Test
    void whatOneBreaksTheOthersDoNotFeel() throws Exception {
        CheckpointRef good = lora("good", 4);
        CheckpointRef broken = broken();
        Map<Integer, Generated> alone;
        try (var generator = new OnnxTextGenerator(store, ROWS)) {
            alone = texts(generator, good, SUMS, PocketCheckpoints.SAMPLED);
        }
        try (var generator = new OnnxTextGenerator(store, ROWS)) {
            CompletableFuture<Map<Integer, Generated>> neighbour = CompletableFuture.supplyAsync(
                    () -> texts(generator, good, SUMS, PocketCheckpoints.SAMPLED), callers);
            CompletableFuture<Map<Integer, Generated>> failing = CompletableFuture.supplyAsync(
                    () -> texts(generator, broken, SUMS, PocketCheckpoints.SAMPLED), callers);

            var failure = assertThrows(ExecutionException.class, failing::get);

            var reason = assertInstanceOf(CannotGenerateException.class, failure.getCause());
            assertEquals(FailureReason.NOT_FINITE, reason.reason());
            assertEquals(alone, neighbour.get());
        }
    }

    /** A prompt that is too long is found while the other job runs. */
    @Test
    void whatOneAsksWronglyTheOthersDoNotFeel() throws Exception {
        CheckpointRef first = lora("first", 4);
        CheckpointRef second = lora("second", 7);
        var loading = new CountDownLatch(1);
        var asked = new CountDownLatch(1);
        ArtifactStore slow = new SlowStore(store, first.weights().uri(), loading, asked);
        try (var generator = new OnnxTextGenerator(slow, ROWS)) {
            CompletableFuture<Map<Integer, Generated>> good = CompletableFuture.supplyAsync(
                    () -> texts(generator, first, SUMS, PocketCheckpoints.SAMPLED), callers);
            loading.await();
            CompletableFuture<Map<Integer, Generated>> wrong = CompletableFuture.supplyAsync(
                    () -> texts(
                            generator,
                            second,
                            List.of(new Prompt("long", "7".repeat(200), 1)),
                            PocketCheckpoints.SAMPLED),
                    callers);
            asked.countDown();

            var failure = assertThrows(ExecutionException.class, wrong::get);

            assertEquals(
                    "request long has a prompt of 202 tokens; the limit is 127, since prompt and answer may have 128"
                            + " together",
                    failure.getCause().getMessage());
            assertEquals(SUMS.size(), good.get().size());
        }
    }

    @Test
    void oneWhoLeavesTakesNothingFromTheOthers() throws Exception {
        CheckpointRef base = PocketCheckpoints.base();
        try (var generator = new OnnxTextGenerator(store, ROWS)) {
            Map<Integer, Generated> alone = texts(generator, base, SUMS, PocketCheckpoints.SAMPLED);
            var left = new TreeMap<Integer, Generated>();
            CompletableFuture<Void> leaving = CompletableFuture.runAsync(
                    () -> generator.generate(
                            base,
                            SUMS,
                            PocketCheckpoints.GREEDY,
                            (text, place) -> left.put(place, text),
                            () -> left.size() >= 2),
                    callers);

            assertEquals(alone, texts(generator, base, SUMS, PocketCheckpoints.SAMPLED));
            leaving.get();
            assertEquals(2, left.size());
        }
    }

    @Test
    void nothingIsWrittenOnceItIsClosed() {
        var generator = new OnnxTextGenerator(store, ROWS);
        generator.close();

        var refusal = assertThrows(
                IllegalStateException.class,
                () -> texts(generator, PocketCheckpoints.base(), SUMS, PocketCheckpoints.GREEDY));

        assertTrue(refusal.getMessage().contains("closed"), refusal.getMessage());
    }

    private CheckpointRef lora(String name, double alpha) {
        PocketCheckpoints.randomAdapter(alpha).write(folder.resolve(name));
        return PocketCheckpoints.lora(folder.resolve(name));
    }

    private CheckpointRef full(String name) {
        PocketCheckpoints.merged(folder.resolve(name), PocketCheckpoints.randomAdapter(5));
        return PocketCheckpoints.full(folder.resolve(name));
    }

    /** Finite by itself, and too large for what is computed with it. */
    private CheckpointRef broken() {
        Adapter adapter = PocketCheckpoints.randomAdapter();
        List<LoraFactors> huge = adapter.factors().stream()
                .map(factors -> new LoraFactors(
                        factors.module(),
                        factors.rank(),
                        factors.inputs(),
                        factors.outputs(),
                        factors.scale(),
                        filled(factors.a().remaining()),
                        filled(factors.b().remaining())))
                .toList();
        new Adapter(adapter.config(), huge).write(folder.resolve("broken"));
        return PocketCheckpoints.lora(folder.resolve("broken"));
    }

    private static FloatBuffer filled(int count) {
        FloatBuffer numbers = FloatBuffer.allocate(count);
        while (numbers.hasRemaining()) {
            numbers.put(1e30f);
        }
        return numbers.flip();
    }

    private static Map<Integer, Generated> texts(
            OnnxTextGenerator generator, CheckpointRef checkpoint, List<Prompt> prompts, Sampling sampling) {
        var texts = new TreeMap<Integer, Generated>();
        generator.generate(checkpoint, prompts, sampling, (text, place) -> texts.put(place, text), () -> false);
        return texts;
    }

    /** Makes whoever asks for one artifact wait. */
    private record SlowStore(ArtifactStore store, String uri, CountDownLatch asking, CountDownLatch answered)
            implements ArtifactStore {
        @Override
        public Path folder(String wanted) {
            if (wanted.equals(uri)) {
                asking.countDown();
                try {
                    answered.await();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            }
            return store.folder(wanted);
        }

        @Override
        public Optional<Path> find(String name) {
            return store.find(name);
        }

        @Override
        public Path stage() {
            return store.stage();
        }

        @Override
        public void discard(Path staged) {
            store.discard(staged);
        }

        @Override
        public String putFolder(Path files, String name) {
            return store.putFolder(files, name);
        }

        @Override
        public String putFile(Path file, String name) {
            return store.putFile(file, name);
        }

        @Override
        public Path file(DataRef reference) {
            return store.file(reference);
        }

        @Override
        public OutputStream sealed(Path file) throws IOException {
            return store.sealed(file);
        }

        @Override
        public InputStream rows(DataRef reference) throws IOException {
            return store.rows(reference);
        }

        @Override
        public void deleteFolder(String unwanted) {
            store.deleteFolder(unwanted);
        }
    }
}
