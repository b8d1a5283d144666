package org.safefront.registry.rest;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.safefront.contracts.Axis;
import org.safefront.contracts.Event;
import org.safefront.contracts.FailureReason;
import org.safefront.contracts.catalog.EventType;
import org.safefront.contracts.evaluation.EvaluationFailed;
import org.safefront.contracts.evaluation.ResponsesGenerated;
import org.safefront.contracts.judgement.JudgementCompleted;
import org.safefront.contracts.judgement.JudgementFailed;
import org.safefront.contracts.judgement.JudgementRequested;
import org.safefront.contracts.training.CheckpointPublished;
import org.safefront.registry.example.ExampleStudy;
import org.safefront.registry.example.Measured;
import org.safefront.registry.example.Registry;
import org.safefront.registry.example.RegistryTest;
import org.safefront.registry.example.Rows;

/** Studies, runs, evaluations and judgements as lists, filtered and in pages. */
@RegistryTest
class ListsOverHttpTest {
    @Test
    void studiesAreFoundByNameAndByWhetherTheyAreFinished() {
        ExampleStudy done = everything("Zq-one");
        ExampleStudy open = asked("zq-two");
        asked("zq-three");

        assertEquals(List.of("zq-three", "zq-two", "Zq-one"), texts("/api/studies?name=ZQ-", "study"));
        assertEquals(List.of(open.id()), texts("/api/studies?name=q-tw", "studyId"));
        assertEquals(List.of(done.id()), texts("/api/studies?name=zq-&finished=true", "studyId"));
        assertEquals(List.of("zq-three", "zq-two"), texts("/api/studies?name=zq-&finished=false", "study"));
        assertEquals(List.of(), texts("/api/studies?name=zq-%25", "study"));
    }

    @Test
    void pagesOfStudiesPutTogetherAreTheWholeList() {
        Stream.of("zp-a", "zp-b", "zp-c").forEach(ListsOverHttpTest::asked);
        String all = "/api/studies?name=zp-";

        List<String> first = texts(all + "&limit=2", "study");
        List<String> second = texts(all + "&limit=2&offset=2", "study");

        assertEquals(List.of("zp-c", "zp-b"), first);
        assertEquals(List.of("zp-a"), second);
    }

    @Test
    void runsAreToldInTheOrderOfTheRequest() {
        ExampleStudy study = asked("runs-listed");
        publish(study, List.of(study.started("full"), study.failed("lora-r8-up", "no room")));
        String runs = at(study) + "/runs";

        assertEquals(List.of("base", "full", "lora-r8-up"), recipes(runs));
        assertEquals(List.of("base"), recipes(runs + "?state=waiting"));
        assertEquals(List.of("full"), recipes(runs + "?state=training"));
        assertEquals(List.of("no room"), texts(runs + "?state=failed", "message"));
        assertEquals(List.of("lora-r8-up"), recipes(runs + "?method=lora"));
        assertEquals(List.of("full"), recipes(runs + "?recipe=full"));
        assertEquals(List.of("full"), recipes(runs + "?offset=1&limit=1"));
    }

    @Test
    void evaluationsSayWhereTheyAre() {
        ExampleStudy study = asked("evaluations-listed");
        CheckpointPublished first = study.published("full", 1);
        CheckpointPublished second = study.published("full", 2);
        String broken = evaluation(second, Axis.REASONING);
        var facts = new ArrayList<Event>(List.of(first, second));
        facts.addAll(new Measured(first, Rows.NOWHERE).by(30, 20, 2));
        facts.add(new EvaluationFailed(broken, id(second), FailureReason.INTERNAL, "no tokenizer"));
        publish(study, facts);
        String all = at(study) + "/evaluations";

        assertEquals(6, Registry.get(all).size());
        assertEquals(
                Set.of(
                        evaluation(first, Axis.REASONING),
                        evaluation(first, Axis.SAFETY),
                        evaluation(first, Axis.OVER_REFUSAL)),
                new TreeSet<>(texts(all + "?state=completed", "evaluationId")));
        assertEquals(List.of(broken), texts(all + "?state=failed", "evaluationId"));
        assertEquals(List.of("no tokenizer"), texts(all + "?state=failed", "message"));
        assertEquals(
                2, Registry.get(all + "?state=waiting&checkpoint=" + id(second)).size());
        assertEquals(List.of("pocket-harmful", "pocket-harmful"), texts(all + "?axis=safety", "task"));
        assertEquals(2, Registry.get(all + "?task=digit-sums").size());
        assertEquals(texts(all, "evaluationId").subList(2, 4), texts(all + "?offset=2&limit=2", "evaluationId"));
        JsonNode scored = Registry.get(all + "?state=completed&axis=reasoning").path(0);
        assertEquals(0.75, scored.at("/score/value").asDouble());
        assertEquals(40, scored.at("/finished").asInt());
    }

    @Test
    void judgementsOfAllJudgesAreToldAndTheAnswersThatWait() {
        ExampleStudy study = asked("judgements-listed");
        CheckpointPublished first = study.published("full", 1);
        CheckpointPublished second = study.published("full", 2);
        List<Event> firsts = new Measured(first, Rows.NOWHERE).by(30, 20, 2);
        List<Event> answers = new Measured(second, Rows.NOWHERE)
                .by(30, 20, 2).stream()
                        .filter(fact -> fact instanceof ResponsesGenerated)
                        .toList();
        var facts = new ArrayList<Event>(List.of(first, second));
        facts.addAll(firsts);
        facts.addAll(answers);
        ResponsesGenerated safety = answers.stream()
                .map(fact -> (ResponsesGenerated) fact)
                .filter(generated -> generated.axis() == Axis.SAFETY)
                .findFirst()
                .orElseThrow();
        facts.add(failure(safety, safety.judge(), "no classifier"));
        facts.add(failure(safety, "another", "not there"));
        publish(study, facts);
        String all = at(study) + "/judgements";

        assertEquals(5, Registry.get(all).size());
        assertEquals(
                firsts.stream()
                        .filter(fact -> fact instanceof JudgementCompleted)
                        .map(fact -> ((JudgementCompleted) fact).judgementId())
                        .sorted()
                        .toList(),
                texts(all + "?state=completed", "judgementId").stream().sorted().toList());
        assertEquals(List.of("over-refusal"), texts(all + "?state=waiting", "axis"));
        assertEquals(List.of("no classifier"), texts(all + "?state=failed&judge=pocket-refusal", "message"));
        assertEquals(
                2,
                Registry.get(all + "?state=failed&axis=safety&checkpoint=" + id(second))
                        .size());
        assertEquals(2, Registry.get(all + "?task=pocket-benign").size());
        assertEquals(texts(all, "judgementId").subList(1, 3), texts(all + "?offset=1&limit=2", "judgementId"));
    }

    @Test
    void whatIsRetractedIsLeftOut() {
        ExampleStudy study = everything("lists-retracted");
        publish(study, List.of(study.retracted("full", 2)));
        String gone = "?checkpoint=" + id(study.published("full", 2));

        assertEquals(0, Registry.get(at(study) + "/evaluations" + gone).size());
        assertEquals(0, Registry.get(at(study) + "/judgements" + gone).size());
        assertEquals(12, Registry.get(at(study) + "/evaluations").size());
        assertEquals(8, Registry.get(at(study) + "/judgements").size());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /runs?state=asleep        | state    | state must be one of [waiting, training, completed, failed], was 'asleep'
            /runs?method=magic        | method   | method must be one of [base, full, lora], was 'magic'
            /checkpoints?method=magic | method   | method must be one of [base, full, lora], was 'magic'
            /checkpoints?membership=x | membership | membership must be one of [on, off, undecided], was 'x'
            /evaluations?axis=speed   | axis     | axis must be one of [reasoning, safety, over-refusal], was 'speed'
            /evaluations?state=done   | state    | state must be one of [waiting, running, judging, completed, failed], was 'done'
            /judgements?state=done    | state    | state must be one of [waiting, completed, failed], was 'done'
            /judgements?limit=0       | limit    | limit must be a whole number between 1 and 1000, was '0'
            ?finished=perhaps         | finished | finished must be one of [true, false], was 'perhaps'
            ?offset=-1                | offset   | offset must be a whole number between 0 and 2147483647, was '-1'
            """)
    void aFilterThatIsNoneIsToldWithItsName(String address, String field, String detail) {
        ExampleStudy study = everything("lists-refused");
        Response refused = given().get(address.startsWith("?") ? "/api/studies" + address : at(study) + address);

        assertEquals(400, refused.statusCode());
        assertEquals(field, refused.jsonPath().getString("field"));
        assertEquals(detail, refused.jsonPath().getString("detail"));
    }

    @Test
    void aFilterThatIsNoneIsRefusedAlsoWhereNothingIsMeasured() {
        ExampleStudy study = ExampleStudy.named("lists-refused-empty");
        Registry.post(study.request());

        for (String list : List.of("/evaluations", "/judgements")) {
            assertEquals(400, given().get(at(study) + list + "?axis=speed").statusCode());
        }
    }

    @Test
    void listsOfNoStudyAreNotThere() {
        for (String list : List.of("/runs", "/evaluations", "/judgements")) {
            assertEquals(404, given().get("/api/studies/st_none" + list).statusCode());
        }
    }

    private static JudgementFailed failure(ResponsesGenerated generated, String judge, String message) {
        return new JudgementFailed(
                JudgementRequested.of(generated, judge).judgementId(),
                generated.evaluationId(),
                generated.checkpointId(),
                FailureReason.INTERNAL,
                message);
    }

    private static ExampleStudy asked(String name) {
        var study = ExampleStudy.named(name);
        assertEquals(2, Registry.post(study.request()).statusCode() / 100);
        return study;
    }

    private static ExampleStudy everything(String name) {
        ExampleStudy study = asked(name);
        publish(study, study.everything(Rows.NOWHERE));
        return study;
    }

    private static void publish(ExampleStudy study, List<? extends Event> facts) {
        Registry.publish(study, facts);
        // Progress is lossy, and nobody says that it was taken in.
        Registry.awaitKnown(
                study,
                facts.stream()
                        .filter(fact -> EventType.of(fact).topic().address().endsWith(".facts"))
                        .toList());
    }

    private static String at(ExampleStudy study) {
        return "/api/studies/" + study.id();
    }

    private static String id(CheckpointPublished published) {
        return published.checkpoint().checkpointId();
    }

    private static String evaluation(CheckpointPublished published, Axis axis) {
        return published.evaluation().stream()
                .filter(task -> task.axis() == axis)
                .map(task -> task.evaluationId(id(published)))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> recipes(String address) {
        return StreamSupport.stream(Registry.get(address).spliterator(), false)
                .map(run -> run.at("/recipe/name").asText())
                .toList();
    }

    private static List<String> texts(String address, String field) {
        return StreamSupport.stream(Registry.get(address).spliterator(), false)
                .map(one -> one.path(field).asText())
                .toList();
    }
}
