package org.safefront.launcher.study;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.safefront.contracts.Axis;
import org.safefront.contracts.EvaluationTask;
import org.safefront.contracts.study.StudyBudget;

/** How a study's evaluation spends its samples where the front is in doubt, see docs/budget.md. */
final class BudgetFields {
    private static final List<String> YES_OR_NO = List.of("true", "false");
    private static final double RISK = 0.05;
    private static final double TOLERANCE = 0.02;

    private BudgetFields() {}

    /** Absent where all samples are taken. */
    static Optional<StudyBudget> read(YamlField evaluate, List<EvaluationTask> tasks) {
        Optional<YamlField> budget = evaluate.optional("budget")
                .map(field -> field.onlyKnows(Set.of("adaptive", "risk", "tolerance", "against", "strict")))
                .filter(field -> isYes(field, "adaptive", "true"));
        budget.filter(field -> tasks.stream().noneMatch(BudgetFields::mayGrow)).ifPresent(field -> {
            throw new InvalidStudyException(
                    field.path()
                            + " spends repeats, and no entry of reasoning or safety has more than one; say repeats there, or leave it out");
        });
        return budget.map(BudgetFields::rules);
    }

    private static StudyBudget rules(YamlField budget) {
        try {
            return new StudyBudget(
                    budget.optional("risk").map(field -> field.number(0, 1)).orElse(RISK),
                    budget.optional("tolerance")
                            .map(field -> field.number(0, 1))
                            .orElse(TOLERANCE),
                    budget.optional("against")
                            .map(field -> field.oneOf(List.of("table", "true")))
                            .filter("true"::equals)
                            .isPresent(),
                    isYes(budget, "strict", "false"));
        } catch (IllegalArgumentException e) {
            throw new InvalidStudyException(budget.path() + " " + e.getMessage(), e);
        }
    }

    private static boolean isYes(YamlField budget, String name, String otherwise) {
        return "true"
                .equals(budget.optional(name)
                        .map(field -> field.oneOf(YES_OR_NO))
                        .orElse(otherwise));
    }

    /** The same tasks; with a budget, those of the front begin with one repeat. */
    static List<EvaluationTask> begun(List<EvaluationTask> tasks, Optional<StudyBudget> budget) {
        return tasks.stream()
                .map(task -> budget.isPresent() && mayGrow(task) ? task.asNeeded() : task)
                .toList();
    }

    private static boolean mayGrow(EvaluationTask task) {
        return task.axis() != Axis.OVER_REFUSAL && task.repeats() > 1;
    }
}
