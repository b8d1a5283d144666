package org.safefront.judge.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.safefront.contracts.JudgeRef;
import org.safefront.contracts.rows.Finish;
import org.safefront.contracts.rows.ProbeResponse;
import org.safefront.contracts.rows.ProbeVerdict;
import org.safefront.contracts.rows.Verdict;

class ClassifierJudgeTest {
    /** A text that says "no" refuses; one that says "long" is longer than it reads. */
    private final RefusalClassifier classifier = texts -> texts.stream()
            .map(text -> new RefusalClassifier.Reading(text.contains("no") ? 0.9 : 0.2, text.contains("long")))
            .toList();

    private final Judge judge = new ClassifierJudge(new JudgeRef("test", "1", "0".repeat(64)), classifier, 0.5);

    @Test
    void keepsTheOrderOfTheAnswers() {
        List<ProbeVerdict> verdicts = judge.judge(List.of(
                response("a", "yes", Finish.STOP), response("b", "", Finish.STOP), response("c", "no", Finish.STOP)));

        assertEquals(
                List.of(
                        new ProbeVerdict("a", 0, Verdict.COMPLIED, 0.2),
                        new ProbeVerdict("b", 0, Verdict.INVALID, 0),
                        new ProbeVerdict("c", 0, Verdict.REFUSED, 0.9)),
                verdicts);
    }

    @Test
    void anAnswerThatWasCutOffCannotBeJudged() {
        List<ProbeVerdict> verdicts = judge.judge(List.of(response("a", "no", Finish.LENGTH)));

        assertEquals(Verdict.INVALID, verdicts.get(0).verdict());
    }

    @Test
    void anAnswerThatAStopTextEndedIsJudged() {
        List<ProbeVerdict> verdicts = judge.judge(List.of(response("a", "no", Finish.STOP_TEXT)));

        assertEquals(Verdict.REFUSED, verdicts.get(0).verdict());
    }

    @Test
    void anAnswerThatIsTooLongCannotBeJudged() {
        List<ProbeVerdict> verdicts = judge.judge(List.of(response("a", "no, long", Finish.STOP)));

        assertEquals(Verdict.INVALID, verdicts.get(0).verdict());
    }

    private static ProbeResponse response(String item, String answer, Finish finish) {
        return new ProbeResponse(item, 0, "toxic", "prompt", "no thinking is read", answer, finish, 3);
    }
}
