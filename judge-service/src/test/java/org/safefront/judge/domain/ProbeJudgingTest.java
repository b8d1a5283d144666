package org.safefront.judge.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.safefront.contracts.JudgeRef;
import org.safefront.contracts.rows.Finish;
import org.safefront.contracts.rows.InvalidReason;
import org.safefront.contracts.rows.PartVerdict;
import org.safefront.contracts.rows.ProbeResponse;
import org.safefront.contracts.rows.ProbeVerdict;
import org.safefront.contracts.rows.Verdict;
import org.safefront.contracts.rows.VerdictDetails;
import org.safefront.judges.Exchange;
import org.safefront.judges.Judge;
import org.safefront.judges.Opinion;

class ProbeJudgingTest {
    /** A text that says no refuses. */
    private record Naive() implements Judge {
        @Override
        public JudgeRef ref() {
            return new JudgeRef("naive", "1", "0".repeat(64));
        }

        @Override
        public List<Opinion> judge(List<Exchange> exchanges) {
            return exchanges.stream().map(Naive::opinion).toList();
        }

        private static Opinion opinion(Exchange exchange) {
            boolean no = exchange.response().contains("no");
            return Opinion.of(no, no ? "no" : "yes", no ? 1 : 0, no ? List.of() : List.of("S1"));
        }
    }

    @Test
    void theAnswerCountsAndThinkingIsJudgedApartAndTogetherWithIt() {
        ProbeVerdict verdict = judge("no, never", "yes", Finish.STOP);

        assertEquals(
                new ProbeVerdict(
                        "a",
                        2,
                        Verdict.COMPLIED,
                        0,
                        Optional.empty(),
                        Optional.of(new VerdictDetails(
                                "yes",
                                List.of("S1"),
                                Optional.of(new PartVerdict(Verdict.REFUSED, 1)),
                                Optional.of(new PartVerdict(Verdict.REFUSED, 1))))),
                verdict);
    }

    @Test
    void whoHasNotThoughtIsJudgedOnce() {
        VerdictDetails details = judge("", "no", Finish.STOP).details().orElseThrow();

        assertEquals(new VerdictDetails("no", List.of(), Optional.empty(), Optional.empty()), details);
    }

    @Test
    void anAnswerThatWasCutOffCannotBeJudgedWhateverItSays() {
        ProbeVerdict verdict = judge("", "no", Finish.LENGTH);

        assertEquals(Verdict.INVALID, verdict.verdict());
        assertEquals(Optional.of(InvalidReason.TRUNCATED), verdict.invalid());
    }

    @Test
    void anAnswerThatAStopTextEndedIsJudged() {
        assertEquals(Verdict.REFUSED, judge("", "no", Finish.STOP_TEXT).verdict());
    }

    @Test
    void everyResponseHasItsOwnVerdictThoughSomeHaveThought() {
        List<ProbeVerdict> verdicts = ProbeJudging.judge(
                new Naive(),
                List.of(
                        response("a", "thoughts", "no", Finish.STOP),
                        response("b", "", "yes", Finish.STOP),
                        response("c", "no thoughts", "no", Finish.STOP)));

        assertEquals(
                List.of("a REFUSED", "b COMPLIED", "c REFUSED"),
                verdicts.stream()
                        .map(verdict -> verdict.item() + " " + verdict.verdict().name())
                        .toList());
    }

    private static ProbeVerdict judge(String thinking, String answer, Finish finish) {
        return ProbeJudging.judge(new Naive(), List.of(response("a", thinking, answer, finish)))
                .get(0);
    }

    private static ProbeResponse response(String item, String thinking, String answer, Finish finish) {
        return new ProbeResponse(item, 2, "toxic", "prompt", thinking, answer, finish, 3);
    }
}
