package org.safefront.launcher.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.safefront.lm.format.Architecture;
import org.safefront.lm.format.AttentionConfig;
import org.safefront.lm.format.ModelConfig;
import org.safefront.lm.format.RopeConfig;

class TimesTest {
    private static final MachineRate RATE = new MachineRate(100e9, 10e9, 2);
    /** The model of docs/performance.md: hidden 1024, 8 layers. */
    private static final ModelConfig LARGE =
            model(32_000, 1024, 2816, 8, new AttentionConfig(16, 4, 64, true, false, false));

    private static final ServiceSettings DEFAULT = ServiceSettings.of(Map.of());

    @Test
    void aRunIsBoundByItsProductsAndByWhatTheOptimizerMoves() {
        var run = new RunPlan("full", "full", 1, 10, 1000, 500e9, 1_000_000, 0);

        double seconds = new TrainingTime(RATE, false).bound(run);

        // 500 G operations at 100 G a second; ten times seven floats of a million parameters at 10 GB a second.
        assertEquals(5 + 10 * 28e6 / 10e9, seconds, 1e-9);
    }

    @Test
    void layersThatAreComputedTwiceTakeAThirdMore() {
        var run = new RunPlan("full", "full", 1, 10, 1000, 300e9, 0, 0);

        assertEquals(4, new TrainingTime(RATE, true).bound(run), 1e-9);
    }

    @Test
    void aStepReadsTheWeightsOnceAndMultipliesOncePerText() {
        ServiceSettings roomy = ServiceSettings.of(Map.of(ServiceSettings.CACHE, "8G"));
        var time = new GenerationTime(RATE, LARGE, roomy);
        double layers = 8 * (2.0 * 1024 * 1024 + 2 * 1024 * 256 + 3 * 1024 * 2816 + 2 * 1024 + 1024 + 2 * 256) + 1024;
        double head = 32_000.0 * 1024;
        double behind = 10 + 50;
        double prompt = (2 * (10 * layers + head) + 2 * 100 * 1024.0 * 8) / 100e9;
        double step = 4 * (layers + head + 2 * 32 * behind * 256 * 8) / 10e9
                + (2 * 32 * (layers + head) + 4 * 32 * behind * 1024 * 8) / 100e9;

        double seconds = time.bound(task(10, 100), 64, 100);

        assertEquals(64 * (prompt + 100.0 / 32 * step), seconds, 1e-9 * seconds);
    }

    @Test
    void longTextsLeaveMemoryForFewer() {
        TaskPlan task = task(10, 16_384);

        // Keys and values of a slot: 17,408 tokens of 2 x 256 floats in each of 8 layers, 285 MB.
        assertEquals(1, new GenerationTime(RATE, LARGE, DEFAULT).slots(task));
        ServiceSettings roomy = ServiceSettings.of(Map.of(ServiceSettings.CACHE, "3G"));
        assertEquals(11, new GenerationTime(RATE, LARGE, roomy).slots(task));
    }

    @Test
    void answersReachFromTypicalToTheWhole() {
        var time = new GenerationTime(RATE, LARGE, DEFAULT);

        Span span = time.of(task(10, 100), new Share(1, 0.5));

        assertEquals(time.bound(task(10, 100), 128, 12.5), span.low(), 1e-9);
        assertEquals(time.bound(task(10, 100), 128, 100) / 0.5, span.high(), 1e-9);
    }

    @Test
    void withTwoProcessorsTheLastCheckpointIsEvaluatedAfterTheTraining() {
        Span all = Forecast.all(new Span(100, 200), new Span(10, 1000), 10, 2);

        assertEquals(new Span(101, 1000), all);
    }

    @Test
    void oneProcessorDoesOneAfterTheOther() {
        Span all = Forecast.all(new Span(100, 200), new Span(10, 1000), 10, 1);

        assertEquals(new Span(110, 1200), all);
    }

    @Test
    void theFirstHalfOfWhatIsObservedWarmsUp() {
        var observed = new Observed(0);
        for (int piece = 0; piece < 8; piece++) {
            assertFalse(observed.suffices());
            observed.finished(piece < 4 ? 1e-12 : 1e6);
        }

        Share share = observed.share();

        assertTrue(observed.suffices());
        assertTrue(share.best() >= share.worst(), share.toString());
        assertTrue(share.worst() > 1, share.toString());
    }

    private static TaskPlan task(int prompt, int answer) {
        return new TaskPlan("reasoning", "sums", Optional.empty(), 128, 1, 1, prompt, prompt, 128, answer);
    }

    private static ModelConfig model(int vocabulary, int hidden, int inner, int layers, AttentionConfig attention) {
        return new ModelConfig(
                Architecture.QWEN2,
                vocabulary,
                hidden,
                inner,
                layers,
                attention,
                false,
                1e-6,
                new RopeConfig(10_000, Optional.empty()),
                true,
                131_072);
    }
}
