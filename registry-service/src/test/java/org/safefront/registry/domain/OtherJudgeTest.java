package org.safefront.registry.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.safefront.contracts.Axis;
import org.safefront.registry.example.ExampleStudy;
import org.safefront.registry.example.Measured;
import org.safefront.registry.example.Rows;

class OtherJudgeTest {
    private static final ExampleStudy STUDY = ExampleStudy.named("other-judge");

    @Test
    void tellsWhoWouldJoinTheFrontAndWhoWouldLeaveIt() {
        Known known = measured();
        // The study's judge puts the second epoch behind the first; the other finds that it refuses more.
        known.and(at("base", 0).judged(Axis.SAFETY, "strict", 1, 0))
                .and(at("full", 1).judged(Axis.SAFETY, "strict", 20, 0))
                .and(at("full", 2).judged(Axis.SAFETY, "strict", 36, 0));

        assertEquals(
                List.of(new OtherJudge(
                        "strict",
                        3,
                        List.of(),
                        List.of(id("full", 2), id("full", 1), id("base", 0)),
                        List.of(id("full", 2)),
                        List.of())),
                OtherJudge.of(known.facts()));
        assertEquals(
                List.of(id("full", 1), id("base", 0)),
                known.facts().front().shape().ids());
    }

    @Test
    void bothFrontsAreTakenOverThoseThatTheOtherHasJudged() {
        Known known = measured();
        known.and(at("base", 0).judged(Axis.SAFETY, "slow", 1, 0))
                .and(at("full", 2).judged(Axis.SAFETY, "slow", 34, 0));

        OtherJudge slow = OtherJudge.of(known.facts()).get(0);

        assertEquals(2, slow.judged());
        assertEquals(List.of(id("full", 1)), slow.missing());
        assertEquals(List.of(id("full", 2), id("base", 0)), slow.front());
        assertEquals(List.of(), slow.joins());
        assertEquals(List.of(), slow.leaves());
    }

    @Test
    void aStudyThatNobodyElseHasJudgedHasNoOthers() {
        assertEquals(List.of(), OtherJudge.of(measured().facts()));
    }

    private static Known measured() {
        return new Known(STUDY)
                .and(STUDY.published("base", 0))
                .and(STUDY.published("full", 1))
                .and(STUDY.published("full", 2))
                .and(at("base", 0).by(38, 1, 0))
                .and(at("full", 1).by(30, 35, 1))
                .and(at("full", 2).by(29, 34, 1));
    }

    private static Measured at(String recipe, int epoch) {
        return new Measured(STUDY.published(recipe, epoch), Rows.NOWHERE);
    }

    private static String id(String recipe, int epoch) {
        return STUDY.published(recipe, epoch).checkpoint().checkpointId();
    }
}
