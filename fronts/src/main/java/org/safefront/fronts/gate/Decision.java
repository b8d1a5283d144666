package org.safefront.fronts.gate;

import java.util.List;
import org.safefront.contracts.front.GateDecided.Verdict;

/**
 * What a policy makes of a checkpoint.
 *
 * @param verdict no go if one rule says so; else inconclusive if one is; else go
 * @param reasons one sentence a rule, each with its own verdict before it
 * @param evidence ids of the evaluations and judgements that were looked at
 */
public record Decision(Verdict verdict, List<String> reasons, List<String> evidence) {
    public Decision {
        reasons = List.copyOf(reasons);
        evidence = List.copyOf(evidence);
    }

    static Decision of(List<Finding> findings, List<String> evidence) {
        List<Verdict> verdicts = findings.stream().map(Finding::verdict).toList();
        Verdict all = verdicts.contains(Verdict.NO_GO)
                ? Verdict.NO_GO
                : verdicts.contains(Verdict.INCONCLUSIVE) ? Verdict.INCONCLUSIVE : Verdict.GO;
        return new Decision(all, findings.stream().map(Finding::sentence).toList(), evidence);
    }
}
