package org.safefront.fronts.budget;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.safefront.contracts.Axis;
import org.safefront.contracts.EvaluationTask;
import org.safefront.contracts.study.StudyBudget;
import org.safefront.contracts.study.StudyRequest;
import org.safefront.fronts.fold.AssessedCheckpoint;
import org.safefront.statistics.racing.Block;
import org.safefront.statistics.racing.Look;
import org.safefront.statistics.racing.Race;
import org.safefront.statistics.racing.RaceRules;
import org.safefront.statistics.racing.Replay;
import org.safefront.statistics.racing.Truth;

/**
 * Who of a study is on its front, from no more repeats than that takes: the race of docs/budget.md with whole repeats as blocks. It
 * follows from the facts alone, in whatever order they came; what was sampled and not asked for is not used.
 */
public final class StudyRace {
    private static final List<Axis> AXES = List.of(Axis.SAFETY, Axis.REASONING);

    private final List<AssessedCheckpoint> checkpoints;
    private final List<RepeatBlocks> axes;
    private final Replay replay;

    private StudyRace(List<AssessedCheckpoint> checkpoints, List<RepeatBlocks> axes, Replay replay) {
        this.checkpoints = checkpoints;
        this.axes = axes;
        this.replay = replay;
    }

    /**
     * A task that a checkpoint is to take up to a number of repeats.
     *
     * @param checkpoint which
     * @param task with that many
     */
    public record Wanted(AssessedCheckpoint checkpoint, EvaluationTask task) {
        /** Its id. */
        public String evaluationId() {
            return task.evaluationId(checkpoint.checkpointId());
        }
    }

    /**
     * Runs it as far as facts go.
     *
     * @param request with a {@linkplain StudyRequest#budget() budget}
     * @param comparable its checkpoints that may share a front
     * @return absent where none of them has what every checkpoint begins with, or facts do not say what came of each item
     */
    public static Optional<StudyRace> of(StudyRequest request, List<AssessedCheckpoint> comparable) {
        StudyBudget budget = request.budget().orElseThrow();
        var rules = new RaceRules(
                budget.risk(),
                budget.tolerance(),
                budget.trueRates() ? Truth.TRUE_RATES : Truth.FINISHED_TABLE,
                budget.strict());
        List<RepeatBlocks> axes = AXES.stream()
                .map(axis -> RepeatBlocks.of(axis, request.evaluation()))
                .toList();
        var begun = new ArrayList<AssessedCheckpoint>();
        var outcomes = new ArrayList<List<Outcomes>>();
        for (AssessedCheckpoint checkpoint : comparable) {
            List<Outcomes> own =
                    axes.stream().map(axis -> axis.outcomes(checkpoint)).toList();
            if (IntStream.range(0, axes.size())
                    .allMatch(axis ->
                            own.get(axis).known() >= axes.get(axis).axis().start())) {
                begun.add(checkpoint);
                outcomes.add(own);
            }
        }
        if (begun.isEmpty()) {
            return Optional.empty();
        }
        var race = new Race(
                rules,
                begun.stream().map(AssessedCheckpoint::checkpointId).toList(),
                axes.stream().map(RepeatBlocks::axis).toList());
        Replay replay = Replay.run(
                race,
                (checkpoint, axis, position) ->
                        outcomes.get(checkpoint).get(axis).at(position),
                Long.MAX_VALUE);
        return Optional.of(new StudyRace(List.copyOf(begun), axes, replay));
    }

    /** What can be said now. */
    public Look look() {
        return replay.look();
    }

    /** Tasks that are to take one repeat more before the next look; none where more would help nobody. */
    public List<Wanted> wanted() {
        var wanted = new ArrayList<Wanted>();
        for (Block block : replay.waiting()) {
            axes.get(block.axis())
                    .tasksUpTo(block.to())
                    .forEach(task -> wanted.add(new Wanted(checkpoints.get(block.checkpoint()), task)));
        }
        return wanted;
    }
}
