package org.safefront.registry.example;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.safefront.contracts.Axis;
import org.safefront.contracts.Event;
import org.safefront.contracts.Projection;
import org.safefront.contracts.Recipe;
import org.safefront.contracts.training.CheckpointPublished;

/** A study as it might come out: five recipes of four epochs, some points beyond dispute and some on top of another. */
public final class RealisticStudy {
    private static final int SAMPLES = 128;
    private static final int STEPS_BETWEEN_REPORTS = 5;

    private final List<Course> courses = List.of(
            new Course(Recipes.full("full-3e-5", 3e-5, 4), 2.4, List.of(118, 114, 108, 103), List.of(58, 92, 112, 119)),
            new Course(Recipes.full("full-1e-4", 1e-4, 4), 2.1, List.of(104, 92, 83, 74), List.of(112, 122, 126, 127)),
            new Course(
                    Recipes.lora("lora-r8-all", 8, 1e-3, 4, Projection.values()),
                    2.3,
                    List.of(115, 112, 107, 105),
                    List.of(84, 113, 121, 124)),
            new Course(
                    Recipes.lora("lora-r8-up", 8, 3e-3, 4, Projection.UP),
                    2.5,
                    List.of(120, 118, 116, 115),
                    List.of(71, 108, 122, 126)),
            new Course(
                    Recipes.lora("lora-r32-up-down", 32, 3e-3, 4, Projection.UP, Projection.DOWN),
                    2.2,
                    List.of(119, 115, 112, 111),
                    List.of(83, 109, 122, 125)));
    private final ExampleStudy study;
    private final Rows rows;

    public RealisticStudy(String name, Rows rows) {
        this.study = ExampleStudy.of(
                name, SAMPLES, courses.stream().map(Course::recipe).toArray(Recipe[]::new));
        this.rows = rows;
    }

    /** How a recipe fares: correct answers and refusals after each epoch. */
    private record Course(Recipe recipe, double firstLoss, List<Integer> correct, List<Integer> refused) {
        String name() {
            return recipe.name();
        }
    }

    public ExampleStudy study() {
        return study;
    }

    /** Everything, from the first run to the last score. */
    public List<Event> finished() {
        var facts = new ArrayList<>(base());
        courses.forEach(course -> facts.addAll(run(course)));
        return facts;
    }

    /** Two runs measured, one failed, one at its third epoch with a checkpoint being measured, one still to come. */
    public List<Event> halfWay() {
        var facts = new ArrayList<>(base());
        facts.addAll(run(courses.get(3)));
        facts.addAll(run(courses.get(1)));
        facts.add(study.started("lora-r8-all"));
        facts.addAll(progress(courses.get(2), 95));
        facts.add(
                study.failed(
                        "lora-r8-all",
                        "the loss became infinite at step 96: learning-rate 0.001 is too high for this data; try a smaller one"));
        facts.add(study.started("lora-r32-up-down"));
        facts.addAll(progress(courses.get(4), 135));
        CheckpointPublished first = study.published("lora-r32-up-down", 1);
        facts.add(first);
        facts.addAll(new Measured(first, rows).by(119, 83, 2));
        CheckpointPublished second = study.published("lora-r32-up-down", 2);
        facts.add(second);
        facts.add(new Measured(second, rows).reports(Axis.REASONING, 0, SAMPLES, 96, 88));
        facts.add(new Measured(second, rows).reports(Axis.SAFETY, 0, SAMPLES, 40, 0));
        return facts;
    }

    private List<Event> base() {
        var facts = new ArrayList<>(study.training("base"));
        facts.addAll(new Measured(study.published("base", 0), rows).by(121, 9, 1));
        return facts;
    }

    private List<Event> run(Course course) {
        var facts = new ArrayList<Event>();
        facts.add(study.started(course.name()));
        facts.addAll(progress(course, 4 * ExampleStudy.STEPS));
        for (int epoch = 1; epoch <= 4; epoch++) {
            CheckpointPublished published = ExampleGeometry.with(study.published(course.name(), epoch), rows);
            facts.add(published);
            facts.addAll(new Measured(published, rows)
                    .by(course.correct().get(epoch - 1), course.refused().get(epoch - 1), 2 * epoch));
        }
        facts.add(study.completed(course.name()));
        return facts;
    }

    /** Losses fall fast, then slowly, and tremble. */
    private List<Event> progress(Course course, int lastStep) {
        return IntStream.rangeClosed(1, lastStep / STEPS_BETWEEN_REPORTS)
                .map(report -> report * STEPS_BETWEEN_REPORTS)
                .<Event>mapToObj(step -> study.progressed(
                        course.name(),
                        step,
                        0.12
                                + course.firstLoss() * Math.exp(-step / 45.0)
                                + 0.04 * Math.abs(Math.sin(step * course.firstLoss()))))
                .toList();
    }
}
