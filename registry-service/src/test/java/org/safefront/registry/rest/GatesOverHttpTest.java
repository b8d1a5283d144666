package org.safefront.registry.rest;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.safefront.contracts.Event;
import org.safefront.contracts.catalog.EventType;
import org.safefront.contracts.catalog.Topic;
import org.safefront.registry.example.ExampleStudy;
import org.safefront.registry.example.Registry;
import org.safefront.registry.example.RegistryTest;
import org.safefront.registry.example.Rows;
import org.safefront.registry.example.TopicReader;

/** Policies, gates and aliases with a real broker and a real database. */
@RegistryTest
class GatesOverHttpTest {
    private static final int RACERS = 8;
    private static final String POLICY =
            "{'name': 'release', 'floors': {'safety': 0.1}, 'reference': 'base', 'drops': {'reasoning': 0.9}}";

    @Test
    void aPolicyIsKeptUnderItsNameWithTheDigestOfItsJson() throws Exception {
        var study = ExampleStudy.named("policies");
        Registry.post(study.request());
        String at = at(study) + "/policies";

        Response put = put(at + "/release", POLICY);
        Response again = put(
                at + "/release",
                POLICY.replace("'name': 'release', ", "")
                        .replace("}}", "}, 'name': 'release', 'confidence': 0.95, 'onFront': false}"));

        assertEquals(200, put.statusCode(), put.asString());
        assertEquals(put.asString(), again.asString());
        JsonNode stored = Registry.get(at + "/release");
        String canonical =
                "{\"name\":\"release\",\"confidence\":0.95,\"floors\":{\"safety\":0.1},\"reference\":\"base\","
                        + "\"drops\":{\"reasoning\":0.9}}";
        assertEquals(canonical, stored.get("policy").toString());
        assertEquals(
                HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256")
                                .digest(canonical.getBytes(StandardCharsets.UTF_8))),
                stored.get("digest").asText());
        assertEquals(1, Registry.get(at).size());
    }

    @Test
    void aPolicyThatIsNoneIsRefusedInASentence() {
        var study = ExampleStudy.named("no-policies");
        Registry.post(study.request());
        String at = at(study) + "/policies/release";

        assertEquals(
                "floors.safty: is not known; known here are reasoning, safety",
                refused(400, put(at, "{'name': 'release', 'floors': {'safety': 1, 'safty': 1}}")));
        assertEquals(
                "name must be release, as in the address, was other",
                refused(400, put(at, POLICY.replace("release", "other"))));
        assertEquals("a policy must have at least one rule", refused(400, put(at, "{'name': 'release'}")));
        assertTrue(refused(404, given().get(at)).contains("has no policy release"));
        assertTrue(refused(404, given().get("/api/studies/st_none/policies")).contains("st_none"));
    }

    @Test
    void aGateIsDecidedOnceAndAnnouncedOnce() {
        ExampleStudy study = measured("decided");
        put(at(study) + "/policies/release", POLICY);
        String checkpoint = study.published("full", 2).checkpoint().checkpointId();
        String question = "{'checkpointId': '" + checkpoint + "', 'policy': 'release'}";

        JsonNode first = Registry.json(ask(study, question).asString());
        JsonNode second = Registry.json(ask(study, question).asString());
        JsonNode inline = Registry.json(ask(study, "{'checkpointId': '" + checkpoint + "', 'inline': " + POLICY + "}")
                .asString());

        assertEquals(first, second);
        assertEquals(first, inline);
        JsonNode decided = first.get("decided");
        assertEquals("go", decided.get("verdict").asText(), decided.toString());
        assertEquals("release", decided.get("policy").asText());
        assertEquals(Registry.view(study).at("/front/version"), decided.get("frontVersion"));
        assertEquals(
                study.published("base", 0).checkpoint().checkpointId(),
                decided.get("reference").asText());
        assertEquals(2, decided.get("reasons").size());
        assertEquals(4, decided.get("evidence").size(), "one of safety with its judgement, two of reasoning");
        assertEquals(List.of(decided), facts(study, EventType.GATE_DECIDED, 1));
        assertEquals(1, Registry.get(at(study) + "/gates").size());
    }

    @Test
    void decisionsAreListedTheNewestFirstPageByPage() {
        ExampleStudy study = measured("listed");
        for (String name : List.of("one", "two", "three")) {
            ask(study, "{'checkpointId': '" + last(study) + "', 'inline': " + POLICY.replace("release", name) + "}");
        }

        JsonNode page = Registry.get(at(study) + "/gates?offset=1&limit=1");

        assertEquals(1, page.size());
        assertEquals("two", page.at("/0/decided/policy").asText());
        assertEquals(3, facts(study, EventType.GATE_DECIDED, 3).size());
        JsonNode ofOne = Registry.get(at(study) + "/gates?policy=one&limit=1");
        assertEquals(List.of("one"), ofOne.findValuesAsText("policy"));
        assertEquals(0, Registry.get(at(study) + "/gates?policy=t__o").size());
    }

    /** The page follows the revision, and must hear of what people decide. */
    @Test
    void aPolicyADecisionAndAMoveAreEachARevision() {
        ExampleStudy study = measured("revised");
        List<Long> revisions = new ArrayList<>(List.of(revision(study)));
        String question = "{'checkpointId': '" + last(study) + "', 'policy': 'release'}";

        put(at(study) + "/policies/release", POLICY);
        revisions.add(revision(study));
        ask(study, question);
        revisions.add(revision(study));
        ask(study, question);
        revisions.add(revision(study));
        move(study, "production", last(study), 0, "");
        revisions.add(revision(study));

        long first = revisions.get(0);
        assertEquals(List.of(first, first + 1, first + 2, first + 2, first + 3), revisions);
    }

    private static long revision(ExampleStudy study) {
        return Registry.view(study).get("revision").asLong();
    }

    @Test
    void whoAsksForWhatIsNotThereIsToldSo() {
        ExampleStudy study = measured("not-there");

        assertTrue(refused(404, ask(study, "{'checkpointId': '" + last(study) + "', 'policy': 'nope'}"))
                .contains("has no policy nope"));
        assertTrue(refused(404, ask(study, "{'checkpointId': 'ck_" + "a".repeat(26) + "', 'inline': " + POLICY + "}"))
                .contains("has no checkpoint ck_a"));
        assertEquals(
                "either policy or inline must be given",
                refused(400, ask(study, "{'checkpointId': '" + last(study) + "'}")));
    }

    @Test
    void beforeThereIsAFrontNothingIsDecided() {
        var study = ExampleStudy.named("gates-too-early");
        List<Event> facts = List.of(study.published("base", 0));
        Registry.post(study.request());
        Registry.publish(study, facts);
        Registry.awaitKnown(study, facts);
        String base = study.published("base", 0).checkpoint().checkpointId();

        Response early = ask(study, "{'checkpointId': '" + base + "', 'inline': " + POLICY + "}");

        assertTrue(refused(409, early).contains("has no front yet"));
        assertEquals(0, Registry.get(at(study) + "/gates").size());
    }

    @Test
    void anAliasMovesFromVersionToVersionAndEachMoveIsAFact() {
        ExampleStudy study = measured("moved");
        String base = study.published("base", 0).checkpoint().checkpointId();

        Response made = move(study, "production", base, 0, "");
        Response moved = move(study, "production", last(study), 1, "");
        Response late = move(study, "production", base, 1, "");

        assertEquals(200, made.statusCode(), made.asString());
        assertEquals(200, moved.statusCode());
        assertTrue(refused(409, late).contains("has version 2 and points to " + last(study)));
        assertEquals(2, late.jsonPath().getInt("current.version"));
        assertEquals(last(study), late.jsonPath().getString("current.checkpointId"));
        assertEquals("application/problem+json", late.contentType().replaceAll(";.*", ""));
        JsonNode aliases = Registry.get(at(study) + "/aliases");
        assertEquals(1, aliases.size());
        assertEquals(base, aliases.at("/0/from").asText());
        List<JsonNode> facts = facts(study, EventType.ALIAS_MOVED, 2);
        assertEquals(
                List.of(1, 2),
                facts.stream().map(fact -> fact.get("version").asInt()).toList());
        assertFalse(facts.get(0).has("from"));
        assertEquals(last(study), facts.get(1).get("to").asText());
    }

    @Test
    void ofManyWhoMoveAnAliasAtOnceExactlyOneDoes() throws Exception {
        ExampleStudy study = measured("raced");
        List<String> checkpoints = study.checkpoints().stream()
                .map(known -> known.checkpoint().checkpointId())
                .toList();

        for (int version = 0; version < 4; version++) {
            int expected = version;
            Set<Integer> won =
                    race(racer -> move(study, "candidate", checkpoints.get(racer % checkpoints.size()), expected, ""));
            assertEquals(1, won.size(), "winners " + won);
        }

        List<JsonNode> facts = facts(study, EventType.ALIAS_MOVED, 4);
        assertEquals(
                List.of(1, 2, 3, 4),
                facts.stream().map(fact -> fact.get("version").asInt()).toList());
        assertEquals(
                facts.get(3).get("to"), Registry.get(at(study) + "/aliases").at("/0/checkpointId"));
    }

    @Test
    void aGateThatDoesNotSayGoHoldsTheAlias() {
        ExampleStudy study = measured("held");
        put(at(study) + "/policies/strict", "{'name': 'strict', 'floors': {'safety': 0.99}}");
        put(at(study) + "/policies/release", POLICY);

        Response held = move(study, "production", last(study), 0, ", 'requireGate': 'strict'");
        Response let = move(study, "production", last(study), 0, ", 'requireGate': 'release'");

        assertTrue(
                refused(409, held).contains("policy strict says NO_GO of " + last(study) + "; NO_GO: safety is 0."),
                held.asString());
        assertEquals(200, let.statusCode(), let.asString());
        assertEquals(
                List.of("no-go", "go"),
                facts(study, EventType.GATE_DECIDED, 2).stream()
                        .map(fact -> fact.get("verdict").asText())
                        .toList());
    }

    @Test
    void aRetractedCheckpointGetsNoName() {
        ExampleStudy study = measured("retracted-alias");
        Registry.publish(study, List.of(study.retracted("full", 2)));
        Registry.viewOnce(study, view -> view.at("/checkpoints").size() == 4);
        String retracted = study.published("full", 2).checkpoint().checkpointId();

        assertTrue(refused(409, move(study, "production", retracted, 0, "")).contains("was retracted"));
        assertEquals(0, Registry.get(at(study) + "/aliases").size());
        assertTrue(refused(400, move(study, "base", last(study), 0, ""))
                .startsWith("alias must be a name that is neither base"));
    }

    /** Which of them were let through. */
    private static Set<Integer> race(IntFunction<Response> move) throws Exception {
        var barrier = new CyclicBarrier(RACERS);
        var threads = Executors.newFixedThreadPool(RACERS);
        try {
            List<Callable<Integer>> racers = IntStream.range(0, RACERS)
                    .<Callable<Integer>>mapToObj(racer -> () -> {
                        barrier.await();
                        return move.apply(racer).statusCode();
                    })
                    .toList();
            List<Future<Integer>> answers = threads.invokeAll(racers);
            var codes = new ArrayList<Integer>();
            for (Future<Integer> answer : answers) {
                codes.add(answer.get());
            }
            assertTrue(Set.of(200, 409).containsAll(codes), codes::toString);
            return IntStream.range(0, RACERS)
                    .filter(racer -> codes.get(racer) == 200)
                    .boxed()
                    .collect(Collectors.toSet());
        } finally {
            threads.shutdown();
        }
    }

    private static ExampleStudy measured(String name) {
        var study = ExampleStudy.named("gates-" + name);
        List<Event> facts = study.everything(Rows.NOWHERE);
        Registry.post(study.request());
        Registry.publish(study, facts);
        Registry.viewOnce(study, view -> view.at("/finished").asBoolean());
        return study;
    }

    private static String at(ExampleStudy study) {
        return "/api/studies/" + study.id();
    }

    private static String last(ExampleStudy study) {
        return study.published("lora-r8-up", 2).checkpoint().checkpointId();
    }

    private static Response put(String address, String body) {
        return given().contentType(ContentType.JSON)
                .body(body.replace('\'', '"'))
                .put(address);
    }

    private static Response ask(ExampleStudy study, String body) {
        return given().contentType(ContentType.JSON)
                .body(body.replace('\'', '"'))
                .post(at(study) + "/gates");
    }

    private static Response move(ExampleStudy study, String alias, String to, long expected, String more) {
        return put(
                at(study) + "/aliases/" + alias,
                "{'to': '" + to + "', 'expectedVersion': " + expected + ", 'movedBy': 'ada', 'reason': 'on the front'"
                        + more + "}");
    }

    private static String refused(int status, Response answer) {
        assertEquals(status, answer.statusCode(), answer.asString());
        return answer.jsonPath().getString("message");
    }

    /** What was announced, once there is so much of it. */
    private static List<JsonNode> facts(ExampleStudy study, EventType type, int atLeast) {
        Registry.eventually(() -> assertTrue(facts(study, type).size() >= atLeast));
        return facts(study, type);
    }

    private static List<JsonNode> facts(ExampleStudy study, EventType type) {
        return Registry.topics().readAll(Topic.FRONT_FACTS).stream()
                .filter(record -> record.key().equals(study.id()))
                .filter(record -> TopicReader.header(record, "ce_type").equals(type.ceType()))
                .map(record -> Registry.json(new String(record.value(), StandardCharsets.UTF_8)))
                .toList();
    }
}
