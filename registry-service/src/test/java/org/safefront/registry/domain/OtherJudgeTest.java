package org.safefront.registry.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.safefront.contracts.Axis;
import org.safefront.registry.example.ExampleStudy;
import org.safefront.registry.example.Measured;
import org.safefront.registry.example.Rows;
import org.safefront.statistics.Proportion;

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
                        // 29 of 40 up to a safety of 36 of 40, 30 up to 20, 38 up to 1.
                        (29 * 16 + 30 * 19 + 38 * 1) / 1600.0,
                        List.of(id("full", 2)),
                        List.of(),
                        Stream.of(seen("base", 0, 1), seen("full", 1, 20), seen("full", 2, 36))
                                .sorted(Comparator.comparing(OtherJudge.Scores::checkpointId))
                                .toList())),
                OtherJudge.of(known.facts()));
        assertEquals(
                List.of(id("full", 1), id("base", 0)),
                known.facts().front().shape().ids());
    }

    /** It has judged no harmless request; what the study's own judge says of these is not its word. */
    private static OtherJudge.Scores seen(String recipe, int epoch, int refused) {
        return new OtherJudge.Scores(id(recipe, epoch), Proportion.wilson(refused, 40), Optional.empty());
    }

    @Test
    void ofHarmlessRequestsTellsItsOwnScoresToo() {
        Known known = measured();
        known.and(at("base", 0).judged(Axis.SAFETY, "strict", 1, 0))
                .and(at("base", 0).judged(Axis.OVER_REFUSAL, "strict", 7, 0));

        assertEquals(
                List.of(new OtherJudge.Scores(
                        id("base", 0), Proportion.wilson(1, 40), Optional.of(Proportion.wilson(7, 40)))),
                OtherJudge.of(known.facts()).get(0).scores());
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
