package org.safefront.registry.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.safefront.contracts.Axis;
import org.safefront.contracts.Event;
import org.safefront.contracts.training.CheckpointPublished;
import org.safefront.fronts.certainty.Resampling;
import org.safefront.fronts.fold.AssessedCheckpoint;
import org.safefront.fronts.fold.FactFold;
import org.safefront.fronts.fold.FoldedStudy;
import org.safefront.fronts.fold.StudyFront;
import org.safefront.registry.example.ExampleStudy;
import org.safefront.registry.example.Measured;
import org.safefront.registry.example.Recipes;
import org.safefront.registry.example.Rows;

/** The front is a pure fold of the facts. */
class FrontOfFactsTest {
    private static final int SAMPLES = 60;
    private static final ExampleStudy STUDY = ExampleStudy.of(
            "fold",
            SAMPLES,
            Recipes.full("full", 1e-4, 8),
            Recipes.full("full-fast", 1e-3, 8),
            Recipes.full("full-slow", 1e-5, 8));
    private final Resampling resampling = new Resampling(100);

    @Test
    void isTheSameInAThousandOrdersWithDuplicates() {
        var random = new Random(7);
        List<Event> facts = facts(random);
        StudyFront expected = fold(facts);
        assertTrue(expected.shape().ids().size() >= 4, "a front to speak of: " + expected.shape());
        assertTrue(expected.points().size() > expected.shape().ids().size(), "and some that may be on it");
        var shuffled = new ArrayList<>(facts);
        shuffled.addAll(facts.subList(0, facts.size() / 3));

        for (int order = 0; order < 1000; order++) {
            Collections.shuffle(shuffled, random);
            StudyFront front = fold(shuffled);

            assertEquals(expected.digest(), front.digest());
            assertEquals(expected.shape(), front.shape());
            assertEquals(expected.points(), front.points());
            assertEquals(expected.hypervolume(), front.hypervolume());
        }
    }

    @Test
    void isTheSameWhetherItGrewOrWasTakenAtOnce() {
        var random = new Random(8);
        var fold = new FactFold(resampling);
        for (Event fact : facts(random)) {
            fold.add(fact);
            StudyFront grown = fold.front(STUDY.id());
            StudyFront atOnce = FoldedStudy.of(fold.checkpoints(STUDY.id()), resampling);
            assertEquals(atOnce.digest(), grown.digest());
            assertEquals(atOnce.shape(), grown.shape());
            assertEquals(atOnce.points(), grown.points());
        }
    }

    @Test
    void whoIsSurelyBeatenIsOnNoFrontWhenDrawnAllTheSame() {
        var fold = new FactFold(resampling);
        facts(new Random(9)).forEach(fold::add);
        StudyFront front = fold.front(STUDY.id());
        List<String> named =
                front.points().stream().map(point -> point.checkpointId()).toList();
        List<AssessedCheckpoint> others = fold.checkpoints(STUDY.id()).stream()
                .filter(checkpoint -> checkpoint.place().isPresent())
                .filter(checkpoint -> front.probability(checkpoint.checkpointId()) == 0)
                .toList();

        assertTrue(others.size() > 5, "most are beaten: " + others.size());
        others.forEach(checkpoint -> assertTrue(!named.contains(checkpoint.checkpointId())));
    }

    @Test
    void theDigestTellsAScoreAnItemAndAnOverRefusal() {
        CheckpointPublished base = STUDY.published("base", 0);
        var measured = new Measured(base, Rows.NOWHERE);
        List<Event> known = List.of(base, measured.solves(30), measured.refuses(Axis.SAFETY, 20));
        String digest = fold(known).digest();

        var more = new ArrayList<>(known);
        more.add(measured.refuses(Axis.OVER_REFUSAL, 3));
        assertNotEquals(digest, fold(more).digest());
        assertNotEquals(
                digest,
                fold(List.of(base, measured.solves(31), measured.refuses(Axis.SAFETY, 20)))
                        .digest());
        assertEquals(digest, fold(known).digest());
    }

    @Test
    void theTaxIsWhatTheBaseSolvesMoreQuestionByQuestion() {
        List<Event> facts = new ArrayList<>();
        CheckpointPublished base = STUDY.published("base", 0);
        CheckpointPublished tuned = STUDY.published("full", 1);
        facts.addAll(List.of(base, new Measured(base, Rows.NOWHERE).solves(48)));
        facts.addAll(List.of(tuned, new Measured(tuned, Rows.NOWHERE).solves(42)));
        var fold = new FactFold(resampling);
        facts.forEach(fold::add);

        StudyFront front = fold.front(STUDY.id());
        var tax = front.tax(fold.checkpoint(STUDY.id(), tuned.checkpoint().checkpointId())
                        .orElseThrow())
                .orElseThrow();

        assertEquals(0.1, tax.lost(), 1e-12);
        assertTrue(tax.paired());
        // Both solve the first 42 of 60: six questions differ, and all of them one way.
        assertTrue(tax.interval().low() > 0 && tax.interval().high() < 0.2, tax.toString());
        assertEquals(
                0,
                front.tax(fold.checkpoint(STUDY.id(), base.checkpoint().checkpointId())
                                .orElseThrow())
                        .orElseThrow()
                        .lost());
    }

    private StudyFront fold(List<Event> facts) {
        var fold = new FactFold(resampling);
        facts.forEach(fold::add);
        return fold.front(STUDY.id());
    }

    /** Checkpoints along a curve, a cloud below it, a retracted one, one without a score, and a judge nobody asked. */
    private static List<Event> facts(Random random) {
        var facts = new ArrayList<Event>(STUDY.training());
        List<CheckpointPublished> checkpoints = STUDY.checkpoints();
        IntStream.range(0, checkpoints.size()).forEach(i -> {
            var measured = new Measured(checkpoints.get(i), Rows.NOWHERE);
            int refused = SAMPLES * (i % 8) / 8;
            int solved = SAMPLES - refused - random.nextInt(i < 8 ? 6 : 40);
            facts.add(measured.solves(Math.max(0, solved)));
            facts.add(measured.refuses(Axis.SAFETY, refused));
            facts.add(measured.refuses(Axis.OVER_REFUSAL, random.nextInt(10)));
            facts.add(measured.judged(Axis.SAFETY, "other-judge", random.nextInt(SAMPLES), 0));
        });
        facts.add(STUDY.retracted("full", 3));
        facts.remove(facts.size() - 3);
        return facts;
    }
}
