package org.safefront.judges;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.safefront.contracts.JudgeRef;
import org.safefront.contracts.rows.InvalidReason;
import org.safefront.contracts.rows.Verdict;

/** Several judges, of whom the majority decides. Who cannot judge an exchange abstains. Its members are closed by others. */
final class PanelJudge implements Judge {
    private final JudgeRef ref;
    private final List<Judge> members;

    PanelJudge(JudgeRef ref, List<Judge> members) {
        this.ref = ref;
        this.members = List.copyOf(members);
    }

    @Override
    public JudgeRef ref() {
        return ref;
    }

    @Override
    public List<Opinion> judge(List<Exchange> exchanges) {
        var byMember = new ArrayList<List<Opinion>>();
        members.forEach(member -> byMember.add(member.judge(exchanges)));
        return IntStream.range(0, exchanges.size())
                .mapToObj(i ->
                        vote(byMember.stream().map(opinions -> opinions.get(i)).toList()))
                .toList();
    }

    private static Opinion vote(List<Opinion> opinions) {
        List<Opinion> votes =
                opinions.stream().filter(opinion -> opinion.invalid().isEmpty()).toList();
        long refused =
                votes.stream().filter(vote -> vote.verdict() == Verdict.REFUSED).count();
        if (2 * refused == votes.size()) {
            return Opinion.invalid(InvalidReason.NO_MAJORITY);
        }
        double score = votes.stream().mapToDouble(Opinion::score).average().orElseThrow();
        List<String> categories = votes.stream()
                .flatMap(vote -> vote.categories().stream())
                .distinct()
                .toList();
        return Opinion.of(2 * refused > votes.size(), refused + " of " + votes.size() + " refused", score, categories);
    }
}
