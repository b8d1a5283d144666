package org.safefront.registry.domain;

import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Predicate;
import java.util.function.ToLongBiFunction;
import java.util.stream.Stream;
import org.safefront.contracts.Axis;
import org.safefront.contracts.EvaluationTask;
import org.safefront.contracts.Method;
import org.safefront.fronts.fold.AssessedCheckpoint;
import org.safefront.registry.domain.StudyView.Generation;
import org.safefront.registry.domain.StudyView.Work;

/** How far a study is. What will never come, for a run, an evaluation or a judgement failed, counts on neither side. */
public final class Progress {
    private final StudyFacts facts;

    public Progress(StudyFacts facts) {
        this.facts = facts;
    }

    /** Whether every run has ended, every checkpoint has all scores or never will, and nothing more is asked for. */
    public boolean isFinished() {
        return isMeasured() && facts.spending().over();
    }

    /** The same, of what every checkpoint begins with. */
    public boolean isMeasured() {
        return facts.runs().stream().allMatch(run -> run.state().isOver() && unpublished(run) == 0)
                && facts.checkpoints().stream().allMatch(checkpoint -> checkpoint.published().evaluation().stream()
                        .allMatch(task -> facts.isSettled(checkpoint, task)));
    }

    Work training() {
        List<RunView> going = facts.runs().stream()
                .filter(run -> run.state() != RunState.FAILED)
                .toList();
        return new Work(
                going.stream().mapToLong(RunView::step).sum(),
                going.stream().mapToLong(RunView::totalSteps).sum());
    }

    Generation evaluation() {
        long running = facts.checkpoints().stream()
                .flatMap(checkpoint -> facts.provisional(checkpoint).stream())
                .mapToLong(Provisional::running)
                .sum();
        Work work = work(axis -> true, this::finished);
        return new Generation(work.done(), running, work.total(), secondsLeft(work));
    }

    /** Answers are judged all at once: as long as there is no score, none is. */
    Work judging() {
        return work(axis -> axis != Axis.REASONING, (checkpoint, task) -> 0);
    }

    /** As long as a checkpoint is still to come, samples wait for it, and their pace says nothing about the end. */
    private OptionalDouble secondsLeft(Work work) {
        boolean waits = facts.runs().stream().anyMatch(run -> !run.state().isOver() || unpublished(run) > 0);
        long left = work.total() - work.done();
        OptionalDouble pace =
                Pace.of(facts.shards().values().stream().flatMap(List::stream).toList());
        return waits || left == 0 || pace.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(left / pace.getAsDouble());
    }

    private long finished(AssessedCheckpoint checkpoint, EvaluationTask task) {
        return Provisional.of(task, facts.shards(checkpoint, task)).finished();
    }

    private Work work(Predicate<Axis> counts, ToLongBiFunction<AssessedCheckpoint, EvaluationTask> doneSoFar) {
        long done = 0;
        long total = samples(facts.request().evaluation(), counts)
                * facts.runs().stream().mapToLong(this::unpublished).sum();
        for (AssessedCheckpoint checkpoint : facts.checkpoints()) {
            for (EvaluationTask task : checkpoint.published().evaluation()) {
                boolean comes = checkpoint.isScored(task) || !facts.isSettled(checkpoint, task);
                if (counts.test(task.axis()) && comes) {
                    total += task.samples();
                    done += checkpoint.isScored(task) ? task.samples() : doneSoFar.applyAsLong(checkpoint, task);
                }
            }
        }
        for (Spending.Asked asked : facts.spending().asked()) {
            if (counts.test(asked.axis())) {
                total += asked.samples();
                done += facts.hasEnded(asked) ? asked.samples() : 0;
            }
        }
        return new Work(done, total);
    }

    private static long samples(List<EvaluationTask> tasks, Predicate<Axis> counts) {
        return tasks.stream()
                .filter(task -> counts.test(task.axis()))
                .mapToLong(EvaluationTask::samples)
                .sum();
    }

    /** Checkpoints that a run still owes. One that failed owes none, and what is retracted has been there. */
    private long unpublished(RunView run) {
        if (run.state() == RunState.FAILED) {
            return 0;
        }
        int expected = run.recipe().method() == Method.BASE ? 1 : run.epochs();
        long published = Stream.concat(facts.checkpoints().stream(), facts.retracted().stream())
                .filter(checkpoint -> checkpoint.published().runId().equals(run.runId()))
                .count();
        return Math.max(0, expected - published);
    }
}
