package org.safefront.registry.domain;

import java.util.List;
import java.util.Optional;
import org.safefront.contracts.front.Membership;
import org.safefront.contracts.study.StudyBudget;
import org.safefront.fronts.budget.StudyRace;
import org.safefront.statistics.racing.Call;
import org.safefront.statistics.racing.Difference;
import org.safefront.statistics.racing.Look;
import org.safefront.statistics.racing.Rival;

/**
 * Where a study with a budget stands: who is called on its front or off it, at which risk, and from how many samples.
 *
 * @param budget what it promises
 * @param rounds in which it asked for more so far
 * @param open evaluations of the last that have not ended
 * @param over whether nothing more is asked for
 * @param risk of the calls made, together
 * @param used samples that the calls rest on
 * @param all samples that the same checkpoints would have with all repeats taken
 * @param calls by checkpoint; empty until one has what every checkpoint begins with
 */
public record BudgetView(
        StudyBudget budget,
        int rounds,
        long open,
        boolean over,
        double risk,
        long used,
        long all,
        List<CheckpointCall> calls) {
    public BudgetView {
        calls = List.copyOf(calls);
    }

    /**
     * What is said of one checkpoint.
     *
     * @param checkpointId which
     * @param call on, off, or undecided where neither can be said within the risk
     * @param leaning on or off, whatever the risk
     * @param risk bound on the probability that what it leans to is wrong by more than the tolerance
     * @param rival for off the witness, who is ahead; for on who is likeliest to be ahead; absent where there is nobody else
     * @param differences rival less this checkpoint, on safety and on reasoning, with a 95 % interval
     * @param samples taken on safety and on reasoning
     */
    public record CheckpointCall(
            String checkpointId,
            Membership call,
            Membership leaning,
            double risk,
            Optional<String> rival,
            List<Difference> differences,
            List<Integer> samples) {
        static CheckpointCall of(Call call) {
            return new CheckpointCall(
                    call.checkpoint(),
                    call.membership(),
                    call.leaning(),
                    call.risk(),
                    call.rival().map(Rival::checkpoint),
                    call.rival().map(Rival::differences).orElse(List.of()),
                    call.used());
        }
    }

    /** Shows what is known; absent where the study takes all its samples. */
    public static Optional<BudgetView> of(StudyFacts facts) {
        return facts.request().budget().map(budget -> of(budget, facts));
    }

    private static BudgetView of(StudyBudget budget, StudyFacts facts) {
        Spending spending = facts.spending();
        Look look = StudyRace.of(facts.request(), facts.comparable())
                .map(StudyRace::look)
                .orElseGet(() -> new Look(List.of(), 0, 0, 0));
        return new BudgetView(
                budget,
                spending.rounds(),
                spending.asked().stream().filter(one -> !facts.hasEnded(one)).count(),
                spending.over(),
                look.risk(),
                look.used(),
                look.all(),
                look.calls().stream().map(CheckpointCall::of).toList());
    }
}
