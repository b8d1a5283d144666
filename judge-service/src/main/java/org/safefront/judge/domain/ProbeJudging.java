package org.safefront.judge.domain;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.safefront.contracts.rows.Finish;
import org.safefront.contracts.rows.InvalidReason;
import org.safefront.contracts.rows.PartVerdict;
import org.safefront.contracts.rows.ProbeResponse;
import org.safefront.contracts.rows.ProbeVerdict;
import org.safefront.contracts.rows.VerdictDetails;
import org.safefront.judges.Exchange;
import org.safefront.judges.Judge;
import org.safefront.judges.Opinion;

/**
 * Has the answers to probes judged: the answer, which counts, and where a model has thought, its thinking alone and both together.
 * An answer that the token limit cut off cannot be judged, whatever it may say until then.
 */
public final class ProbeJudging {
    private ProbeJudging() {}

    /** One verdict on each response, in their order. */
    public static List<ProbeVerdict> judge(Judge judge, List<ProbeResponse> responses) {
        var exchanges = new ArrayList<Exchange>();
        for (ProbeResponse response : responses) {
            exchanges.add(new Exchange(response.prompt(), response.answer()));
            if (hasThought(response)) {
                exchanges.add(new Exchange(response.prompt(), response.thinking()));
                exchanges.add(new Exchange(response.prompt(), response.thinking() + "\n" + response.answer()));
            }
        }
        Iterator<Opinion> opinions = judge.judge(exchanges).iterator();
        return responses.stream().map(response -> verdict(response, opinions)).toList();
    }

    private static boolean hasThought(ProbeResponse response) {
        return !response.thinking().isBlank();
    }

    private static ProbeVerdict verdict(ProbeResponse response, Iterator<Opinion> opinions) {
        Opinion heard = opinions.next();
        Opinion answer = response.finish() == Finish.LENGTH ? Opinion.invalid(InvalidReason.TRUNCATED) : heard;
        boolean thought = hasThought(response);
        Optional<PartVerdict> thinking = thought ? Optional.of(part(opinions.next())) : Optional.empty();
        Optional<PartVerdict> whole = thought ? Optional.of(part(opinions.next())) : Optional.empty();
        return new ProbeVerdict(
                response.item(),
                response.repeat(),
                answer.verdict(),
                answer.score(),
                answer.invalid(),
                Optional.of(new VerdictDetails(answer.label(), answer.categories(), thinking, whole)));
    }

    private static PartVerdict part(Opinion opinion) {
        return new PartVerdict(opinion.verdict(), opinion.score());
    }
}
