package org.safefront.registry.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.safefront.contracts.Axis;
import org.safefront.contracts.EvaluationTask;
import org.safefront.contracts.Event;
import org.safefront.contracts.training.CheckpointPublished;
import org.safefront.fronts.budget.StudyRace;
import org.safefront.fronts.fold.TaskScore;
import org.safefront.registry.example.ExampleStudy;
import org.safefront.registry.example.Measured;
import org.safefront.registry.example.Rows;
import org.safefront.statistics.racing.Look;

class StudyRaceTest {
    private static final int ITEMS = 40;
    private static final int MOST = 4;
    private static final ExampleStudy STUDY = ExampleStudy.named("raced").withBudget(MOST);
    private static final List<CheckpointPublished> CHECKPOINTS = STUDY.checkpoints();

    @Test
    void theBaseAloneIsOnTheFrontAndAsksForNothing() {
        StudyRace race = race(begin(1)).orElseThrow();

        assertTrue(race.look().isComplete());
        assertEquals(List.of(), race.wanted());
    }

    @Test
    void whoIsAlikeTakesMoreOfBothUntilNothingIsLeft() {
        List<Event> facts = begin(2);
        int rounds = 0;
        List<StudyRace.Wanted> wanted = race(facts).orElseThrow().wanted();
        while (!wanted.isEmpty()) {
            rounds++;
            wanted.forEach(one -> facts.add(score(one.checkpoint().published(), one.task(), 0.5)));
            wanted = race(facts).orElseThrow().wanted();
        }

        assertTrue(rounds >= 1 && rounds <= 2 * (MOST - 1), rounds + " rounds");
        Look inOrder = race(facts).orElseThrow().look();
        assertTrue(inOrder.isComplete());
        facts.addAll(List.copyOf(facts));
        Collections.shuffle(facts, new Random(5));
        assertEquals(inOrder, race(facts).orElseThrow().look());
    }

    @Test
    void theScoreIsThatOfTheMostRepeats() {
        List<Event> facts = begin(1);
        EvaluationTask task = task(CHECKPOINTS.get(0), Axis.REASONING);
        facts.add(0, score(CHECKPOINTS.get(0), task.withRepeats(3), 0.75));

        TaskScore score = known(facts).checkpoints().get(0).taskScore(task).orElseThrow();

        assertEquals(3 * ITEMS, score.estimate().n());
        assertEquals(0.75, score.estimate().value());
    }

    @Test
    void anotherStudysRepeatsCountOnlyWhereAStudyTakesThem() {
        ExampleStudy fixed = ExampleStudy.named("raced");
        CheckpointPublished base = fixed.checkpoints().get(0);
        EvaluationTask task = task(base, Axis.REASONING);

        StudyFacts facts = new Known(fixed)
                .and(List.of(base, score(base, task, 0.5), score(base, task.withRepeats(3), 0.75)))
                .facts();

        assertEquals(
                0.5,
                facts.checkpoints()
                        .get(0)
                        .taskScore(task)
                        .orElseThrow()
                        .estimate()
                        .value());
    }

    @Test
    void textsThatWereWrittenAnewBetweenTwoRepeatsAreNotTakenForOneMore() {
        List<Event> facts = begin(2);
        CheckpointPublished base = CHECKPOINTS.get(0);
        // With two repeats nobody can have solved fewer than with one of them.
        facts.add(score(base, task(base, Axis.REASONING).withRepeats(2), 0.1));

        StudyRace race = race(facts).orElseThrow();

        assertEquals(2 * 2 * ITEMS, race.look().used());
        assertFalse(race.look().isComplete());
    }

    @Test
    void whoDoesNotSayWhatCameOfEachItemIsNotRaced() {
        CheckpointPublished base = CHECKPOINTS.get(0);
        var measured = new Measured(base, Rows.NOWHERE);

        List<Event> facts =
                List.of(base, measured.solvesAndSaysNoMore(20), measured.refuses(task(base, Axis.SAFETY), 20));

        assertEquals(Optional.empty(), race(facts));
    }

    /** The first checkpoints, and half of everything. */
    private static List<Event> begin(int checkpoints) {
        var facts = new ArrayList<Event>();
        for (CheckpointPublished published : CHECKPOINTS.subList(0, checkpoints)) {
            facts.add(published);
            facts.add(score(published, task(published, Axis.REASONING), 0.5));
            facts.add(score(published, task(published, Axis.SAFETY), 0.5));
        }
        return facts;
    }

    private static EvaluationTask task(CheckpointPublished published, Axis axis) {
        return published.evaluation().stream()
                .filter(task -> task.axis() == axis)
                .findFirst()
                .orElseThrow();
    }

    private static Event score(CheckpointPublished published, EvaluationTask task, double rate) {
        var measured = new Measured(published, Rows.NOWHERE);
        int yes = (int) Math.round(rate * task.samples());
        return task.axis() == Axis.REASONING ? measured.solves(task, yes) : measured.refuses(task, yes);
    }

    private static StudyFacts known(List<Event> facts) {
        return new Known(STUDY).and(facts).facts();
    }

    private static Optional<StudyRace> race(List<Event> facts) {
        return StudyRace.of(STUDY.request(), known(facts).comparable());
    }
}
