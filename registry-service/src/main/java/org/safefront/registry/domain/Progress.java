package org.safefront.registry.domain;

import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.safefront.contracts.Axis;
import org.safefront.contracts.EvaluationTask;
import org.safefront.contracts.Method;
import org.safefront.registry.domain.StudyView.Work;

/** How far a study is. What will never come, for a run, an evaluation or a judgement failed, counts on neither side. */
public final class Progress {
    private final StudyFacts facts;

    public Progress(StudyFacts facts) {
        this.facts = facts;
    }

    /** Whether every run has ended, and every checkpoint of them has all scores or never will. */
    public boolean isFinished() {
        return facts.runs().stream().allMatch(run -> run.state().isOver() && unpublished(run) == 0)
                && facts.checkpoints().stream().allMatch(checkpoint -> checkpoint.published().evaluation().stream()
                        .allMatch(task -> isSettled(checkpoint, task)));
    }

    Work training() {
        List<RunView> going = facts.runs().stream()
                .filter(run -> run.state() != RunState.FAILED)
                .toList();
        return new Work(
                going.stream().mapToLong(RunView::step).sum(),
                going.stream().mapToLong(RunView::totalSteps).sum());
    }

    Work evaluation() {
        return work(task -> true, id -> facts.samplesGenerated().getOrDefault(id, 0L));
    }

    /** Answers are judged all at once: as long as there is no score, none is. */
    Work judging() {
        return work(task -> task.axis() != Axis.REASONING, id -> 0L);
    }

    private Work work(Predicate<EvaluationTask> counts, Function<String, Long> doneSoFar) {
        long done = 0;
        long total = samples(facts.request().evaluation(), counts)
                * facts.runs().stream().mapToLong(this::unpublished).sum();
        for (AssessedCheckpoint checkpoint : facts.checkpoints()) {
            for (EvaluationTask task : checkpoint.published().evaluation()) {
                boolean comes = checkpoint.isScored(task) || !isSettled(checkpoint, task);
                if (counts.test(task) && comes) {
                    total += task.samples();
                    done += checkpoint.isScored(task)
                            ? task.samples()
                            : Math.min(task.samples(), doneSoFar.apply(checkpoint.evaluationId(task)));
                }
            }
        }
        return new Work(done, total);
    }

    private static long samples(List<EvaluationTask> tasks, Predicate<EvaluationTask> counts) {
        return tasks.stream().filter(counts).mapToLong(EvaluationTask::samples).sum();
    }

    private boolean isSettled(AssessedCheckpoint checkpoint, EvaluationTask task) {
        String id = checkpoint.evaluationId(task);
        return checkpoint.isScored(task)
                || facts.failures().stream()
                        .anyMatch(failure -> failure.evaluationId().equals(id));
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
