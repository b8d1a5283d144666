package org.safefront.eval.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.safefront.contracts.CheckpointRef;
import org.safefront.contracts.FailureReason;
import org.safefront.contracts.Sampling;
import org.safefront.eval.PocketCheckpoints;
import org.safefront.eval.domain.CannotGenerateException;
import org.safefront.eval.domain.Generated;
import org.safefront.eval.domain.TextGenerator;
import org.safefront.eval.domain.TextGenerator.Prompt;
import org.safefront.eval.model.server.LoraLoading;
import org.safefront.eval.model.server.ServerSettings;
import org.safefront.work.PocketStudy;
import org.safefront.work.files.FolderArtifactStore;

/** Conformance with the completions protocol, against a server that speaks it: texts are those of our own engine. */
class ServerTextGeneratorTest {
    private static final String KEY = ProtocolServer.KEY;
    private static final int CONCURRENCY = 3;
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final List<Prompt> SUMS = IntStream.range(0, 12)
            .mapToObj(i -> new Prompt("sum-" + i + "/0", (100 + 37 * i) + "+" + (900 - 31 * i) + "?", i))
            .toList();

    @TempDir
    private Path folder;

    private Optional<ProtocolServer> server = Optional.empty();

    @AfterEach
    void close() {
        server.ifPresent(ProtocolServer::close);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void writesWhatOurOwnEngineWrites(boolean saysIds) throws IOException {
        ProtocolServer started = start(saysIds, true);
        CheckpointRef lora = lora("adapter", 4);
        try (TextGenerator here = own();
                TextGenerator there = remote(started, LoraLoading.VLLM)) {
            for (CheckpointRef checkpoint : List.of(PocketCheckpoints.base(), lora)) {
                for (Sampling sampling : List.of(PocketCheckpoints.GREEDY, PocketCheckpoints.SAMPLED)) {
                    assertEquals(texts(here, checkpoint, sampling), texts(there, checkpoint, sampling));
                }
            }
            assertNotEquals(
                    texts(there, lora, PocketCheckpoints.GREEDY),
                    texts(there, PocketCheckpoints.base(), PocketCheckpoints.GREEDY));
            assertEquals("test engine, float32", there.engine());
            assertEquals(Set.of(PocketCheckpoints.base().artifact().manifestDigest()), there.loaded());
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void limitsAndFiltersAreThoseOfOurOwnEngine(boolean saysIds) throws IOException {
        ProtocolServer started = start(saysIds, true);
        var filtered = new Sampling(
                2, 0.9, Optional.of(5), OptionalDouble.of(0.05), 20, Optional.empty(), Optional.empty(), 1);
        var stopped = new Sampling(
                0, 1, Optional.empty(), OptionalDouble.empty(), 64, Optional.empty(), Optional.of(List.of("=")), 1);
        var thinking =
                new Sampling(0, 1, Optional.empty(), OptionalDouble.empty(), 64, Optional.of(3), Optional.empty(), 1);
        try (TextGenerator here = own();
                TextGenerator there = remote(started, LoraLoading.VLLM)) {
            for (Sampling sampling : List.of(filtered, stopped, thinking)) {
                assertEquals(
                        texts(here, PocketCheckpoints.base(), sampling),
                        texts(there, PocketCheckpoints.base(), sampling));
            }
        }
    }

    @Test
    void loadsAdaptersAsTheServersDialectHasIt() throws IOException {
        ProtocolServer started = start(true, true);
        CheckpointRef lora = lora("adapter", 4);
        try (TextGenerator here = own();
                TextGenerator there = remote(started, LoraLoading.SGLANG)) {
            assertEquals(texts(here, lora, PocketCheckpoints.SAMPLED), texts(there, lora, PocketCheckpoints.SAMPLED));
        }
    }

    @Test
    void adaptersOfAServerThatTakesNoneHaveToBeThere() throws IOException {
        ProtocolServer started = start(true, true);
        CheckpointRef lora = lora("adapter", 4);
        try (TextGenerator there = remote(started, LoraLoading.NONE)) {
            var refusal =
                    assertThrows(CannotGenerateException.class, () -> texts(there, lora, PocketCheckpoints.GREEDY));

            assertEquals(
                    "served-base at " + started.url() + " does not serve " + lora.checkpointId()
                            + " and is not set up to load it; serve it under that name, or say how adapters are loaded"
                            + " there: safefront.eval.server.lora",
                    refusal.getMessage());
        }
    }

    @Test
    void whatPassesIsTriedAgain() throws IOException {
        ProtocolServer started = start(true, true);
        started.breakBy(
                ProtocolServer.Fault.BUSY,
                ProtocolServer.Fault.CUT,
                ProtocolServer.Fault.GARBLED,
                ProtocolServer.Fault.SILENT);
        try (TextGenerator here = own();
                TextGenerator there = remote(started, LoraLoading.VLLM, KEY, Duration.ofMillis(500))) {
            assertEquals(
                    texts(here, PocketCheckpoints.base(), PocketCheckpoints.SAMPLED),
                    texts(there, PocketCheckpoints.base(), PocketCheckpoints.SAMPLED));
        }
        assertFalse(started.hasFaultsLeft());
    }

    @Test
    void noMoreRequestsAreMadeAtATimeThanAllowed() throws IOException {
        ProtocolServer started = start(true, true);
        started.waitFor(CONCURRENCY);
        try (TextGenerator there = remote(started, LoraLoading.VLLM)) {
            texts(there, PocketCheckpoints.base(), PocketCheckpoints.SAMPLED);
        }
        assertEquals(CONCURRENCY, started.mostAtOnce());
    }

    @Test
    void anAdapterThatTheServerIgnoresIsNotScored() throws IOException {
        ProtocolServer started = start(true, false);
        assertRefused(
                started,
                lora("adapter", 4),
                FailureReason.CHANGES_NOTHING,
                "the adapter changes nothing: after all 3 fixed prompts the logits are those of the base, to the last bit");
    }

    @Test
    void aServerOfOtherWeightsIsNotScored() throws IOException {
        PocketCheckpoints.merged(folder.resolve("other"), PocketCheckpoints.randomAdapter());
        server = Optional.of(new ProtocolServer(folder.resolve("other"), true, true));
        var seen = CheckpointTrialTest.seen(PocketStudy.BASE);

        var refusal = assertThrows(
                CannotGenerateException.class,
                () -> texts(
                        remote(server.orElseThrow(), LoraLoading.VLLM),
                        PocketCheckpoints.with(seen, PocketCheckpoints.base()),
                        PocketCheckpoints.GREEDY));

        assertEquals(FailureReason.NOT_AS_TRAINED, refusal.reason());
    }

    @Test
    void theServerThatWasMeantIsProvenToBeIt() throws IOException {
        ProtocolServer started = start(false, true);
        var seen = CheckpointTrialTest.seen(PocketStudy.BASE);
        try (TextGenerator there = remote(started, LoraLoading.VLLM)) {
            Map<Integer, Generated> texts =
                    texts(there, PocketCheckpoints.with(seen, PocketCheckpoints.base()), PocketCheckpoints.GREEDY);

            assertEquals(SUMS.size(), texts.size());
        }
    }

    @Test
    void adaptersMakeRoomForOthersAndComeBack() throws IOException {
        ProtocolServer started = start(true, true);
        try (TextGenerator there = remote(started, LoraLoading.VLLM)) {
            Map<Integer, Generated> first = texts(there, lora("adapter-0", 4), PocketCheckpoints.GREEDY);
            for (int i = 1; i <= 8; i++) {
                texts(there, lora("adapter-" + i, 4 + i), PocketCheckpoints.GREEDY);
            }
            String id = lora("adapter-0", 4).checkpointId();
            assertEquals(8, started.adapters().size());
            assertEquals(List.of(id), started.unloaded());

            assertEquals(first, texts(there, lora("adapter-0", 4), PocketCheckpoints.GREEDY));
            assertTrue(started.adapters().contains(id));
        }
    }

    @Test
    void saysThatItCannotLoadWholeModels() throws IOException {
        ProtocolServer started = start(true, true);
        PocketCheckpoints.merged(folder.resolve("merged"), PocketCheckpoints.randomAdapter());
        CheckpointRef full = PocketCheckpoints.full(folder.resolve("merged"));

        assertRefused(
                started,
                full,
                FailureReason.INVALID_INPUT,
                "served-base at " + started.url() + " does not serve " + full.checkpointId()
                        + " and is not set up to load it; serve it under that name, or have workers without a server"
                        + " evaluate whole models");
    }

    @Test
    void saysWhatTheServerSaysOfTheKey() throws IOException {
        ProtocolServer started = start(true, true);
        try (TextGenerator there = remote(started, LoraLoading.VLLM, "another", PATIENCE)) {
            var refusal = assertThrows(
                    CannotGenerateException.class,
                    () -> texts(there, PocketCheckpoints.base(), PocketCheckpoints.GREEDY));

            assertEquals("served-base at " + started.url() + " says 401: Unauthorized", refusal.getMessage());
        }
    }

    @Test
    void stopsWhenItIsToldTo() throws IOException {
        ProtocolServer started = start(true, true);
        var finished = new TreeMap<Integer, Generated>();
        try (TextGenerator there = remote(started, LoraLoading.VLLM)) {
            there.generate(
                    PocketCheckpoints.base(),
                    SUMS,
                    PocketCheckpoints.GREEDY,
                    (text, place) -> finished.put(place, text),
                    () -> finished.size() >= 2);
        }
        assertTrue(
                finished.size() >= 2 && finished.size() < SUMS.size(),
                finished.keySet().toString());
    }

    private void assertRefused(
            ProtocolServer started, CheckpointRef checkpoint, FailureReason reason, String sentence) {
        try (TextGenerator there = remote(started, LoraLoading.VLLM)) {
            var refusal = assertThrows(
                    CannotGenerateException.class, () -> texts(there, checkpoint, PocketCheckpoints.GREEDY));

            assertEquals(sentence, refusal.getMessage());
            assertEquals(reason, refusal.reason());
        }
    }

    private ProtocolServer start(boolean saysIds, boolean appliesAdapters) throws IOException {
        server = Optional.of(new ProtocolServer(PocketStudy.BASE, saysIds, appliesAdapters));
        return server.orElseThrow();
    }

    private CheckpointRef lora(String name, double alpha) {
        PocketCheckpoints.randomAdapter(alpha).write(folder.resolve(name));
        return PocketCheckpoints.lora(folder.resolve(name));
    }

    private TextGenerator own() {
        return new OnnxTextGenerator(store(), new Capacity(4, 1, 64L << 20, 0));
    }

    private TextGenerator remote(ProtocolServer started, LoraLoading lora) {
        return remote(started, lora, KEY, PATIENCE);
    }

    private TextGenerator remote(ProtocolServer started, LoraLoading lora, String key, Duration patience) {
        return new ServerTextGenerator(
                store(),
                new ServerSettings(
                        URI.create(started.url() + "/v1"),
                        ProtocolServer.BASE,
                        "test engine, float32",
                        Optional.of(key),
                        CONCURRENCY,
                        lora,
                        1e-3,
                        patience,
                        OptionalInt.empty()));
    }

    private FolderArtifactStore store() {
        return new FolderArtifactStore(folder.resolve("store"));
    }

    private static Map<Integer, Generated> texts(TextGenerator generator, CheckpointRef checkpoint, Sampling sampling) {
        var texts = new TreeMap<Integer, Generated>();
        generator.generate(checkpoint, SUMS, sampling, (text, place) -> texts.put(place, text), () -> false);
        return texts;
    }
}
