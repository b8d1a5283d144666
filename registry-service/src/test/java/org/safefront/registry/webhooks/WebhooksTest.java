package org.safefront.registry.webhooks;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.safefront.contracts.Event;
import org.safefront.contracts.catalog.Topic;
import org.safefront.launcher.servers.Ports;
import org.safefront.registry.example.ExampleStudy;
import org.safefront.registry.example.Registry;
import org.safefront.registry.example.TopicReader;
import org.safefront.work.Sql;
import org.safefront.work.TestServers;

/** The whole registry: facts come by Kafka, and leave by HTTP. */
@QuarkusTest
@WithTestResource(
        value = TestServers.class,
        initArgs = {
            @ResourceArg(name = "safefront.webhooks.allowed-hosts", value = "localhost"),
            @ResourceArg(name = "safefront.webhooks.poll", value = "50ms"),
            @ResourceArg(name = "safefront.webhooks.first-wait", value = "20ms"),
            @ResourceArg(name = "safefront.webhooks.longest-wait", value = "500ms"),
            @ResourceArg(name = "safefront.webhooks.patience", value = "5s"),
            @ResourceArg(
                    name = "safefront.data-key",
                    value = "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f")
        })
class WebhooksTest {
    @TempDir
    private Path folder;

    private ReceiverServer receiver;

    @BeforeEach
    void start() throws IOException {
        receiver = ReceiverServer.start();
    }

    @AfterEach
    void stop() {
        Registry.get("/api/webhooks").forEach(webhook -> given().delete(
                        "/api/webhooks/" + webhook.path("id").asLong()));
        receiver.close();
    }

    @Test
    void everyPublicFactOfAStudyArrivesOnceInOneOrderAndSigned() {
        var study = ExampleStudy.named("delivered");
        register(study, "beginning", "");

        Registry.post(study.request());
        Registry.publish(study, facts(study));

        List<String> published = awaitAll(study);
        List<JsonNode> bodies =
                receiver.taken().stream().map(ReceiverServer.Try::body).toList();
        List<Long> places =
                bodies.stream().map(body -> body.at("/sequence").asLong()).toList();
        assertEquals(
                published.stream().sorted().toList(), ids().stream().sorted().toList());
        assertEquals(places.stream().sorted().toList(), places);
        assertEquals(List.of(), receiver.forged());
        JsonNode first = bodies.get(0);
        assertEquals("1.0", first.at("/specversion").asText());
        assertEquals(study.id(), first.at("/correlationid").asText());
        assertEquals(receiver.taken().get(0).id(), first.at("/id").asText());
        assertTrue(first.at("/data").isObject());
    }

    @Test
    void onlyTheTypesThatWereAskedForArrive() {
        var study = ExampleStudy.named("narrow");
        register(study, "now", "\"types\":[\"org.safefront.run.failed.v1\"],");

        Registry.publish(study, List.of(study.started("full"), study.failed("full", "no room")));

        Registry.eventually(() -> assertEquals(
                List.of("org.safefront.run.failed.v1"),
                receiver.taken().stream()
                        .map(one -> one.body().at("/type").asText())
                        .toList()));
        Registry.eventually(() -> assertEquals(0, only().at("/behind").asLong()));
    }

    @Test
    void whatIsNotTakenIsTriedAgainAndNothingOvertakesIt() {
        var study = ExampleStudy.named("stubborn");
        register(study, "now", "");
        receiver.answer(count -> count < 4 ? 503 : 204);

        Registry.publish(study, facts(study));

        List<String> published = awaitAll(study);
        List<String> tried =
                receiver.tries().stream().map(ReceiverServer.Try::id).toList();
        assertEquals(1, tried.subList(0, 5).stream().distinct().count(), tried::toString);
        assertEquals(published.size(), receiver.taken().size());
        Registry.eventually(() -> assertEquals(0, only().at("/failures").asInt()));
    }

    @Test
    void aReplayDeliversTheSameOnceMore() {
        var study = ExampleStudy.named("replayed");
        long id = register(study, "now", "");
        Registry.publish(study, facts(study));
        awaitAll(study);
        List<String> once = ids();
        long second = receiver.taken().get(1).body().at("/sequence").asLong();

        replay(id, Long.toString(second));

        Registry.eventually(() ->
                assertEquals(Stream.concat(once.stream(), once.stream().skip(2)).toList(), ids()));
    }

    @Test
    void whoIsGoneGetsNoMoreUntilAReplay() {
        var study = ExampleStudy.named("gone");
        long id = register(study, "now", "");
        receiver.answer(count -> count == 0 ? 410 : 204);
        Registry.publish(study, facts(study));
        Registry.eventually(() -> assertEquals("disabled", only().at("/state").asText()));
        String why = only().at("/lastFailure").asText();

        replay(id, "\"beginning\"");

        assertEquals("answered 410", why);
        awaitAll(study);
        assertEquals("active", only().at("/state").asText());
    }

    @Test
    void whoFailsForTooLongIsDisabledAndSaysWhy() {
        var study = ExampleStudy.named("broken");
        register(study, "now", "");
        receiver.answer(count -> 500);

        Registry.publish(study, List.of(study.started("full")));

        Registry.eventually(() -> assertEquals("disabled", only().at("/state").asText()));
        assertEquals("answered 500", only().at("/lastFailure").asText());
        assertTrue(only().at("/failures").asInt() > 5, only()::toString);
    }

    @Test
    void theSecretIsNeverTold() {
        register(ExampleStudy.named("secret"), "now", "");

        String all = given().get("/api/webhooks").asString();

        assertFalse(all.contains(ReceiverServer.SECRET.substring(6)), all);
        assertFalse(all.contains("secret\""), all);
    }

    @Test
    void theSecretIsKeptSealed() throws SQLException {
        register(ExampleStudy.named("sealed"), "now", "");

        String url = ConfigProvider.getConfig().getValue("quarkus.datasource.jdbc.url", String.class);
        try (Connection connection = DriverManager.getConnection(url)) {
            List<String> kept = Sql.query(connection, row -> row.getString(1), "select secret from registry.webhook");

            assertEquals(1, kept.size());
            assertTrue(kept.get(0).startsWith("sealed:"), kept.get(0));
        }
    }

    @Test
    void theInterfaceIsDescribed() {
        JsonNode paths = Registry.json(
                        given().accept("application/json").get("/q/openapi").asString())
                .path("paths");

        assertTrue(paths.at("/~1api~1webhooks").has("get"));
        assertTrue(paths.at("/~1api~1webhooks").has("post"));
        assertTrue(paths.at("/~1api~1webhooks~1{webhookId}").has("get"));
        assertTrue(paths.at("/~1api~1webhooks~1{webhookId}").has("delete"));
        assertTrue(paths.at("/~1api~1webhooks~1{webhookId}~1replay").has("post"));
    }

    @Test
    void theReceiverOfTheSubscriberKitTakesThem() throws IOException {
        Path python = Path.of("/usr/bin/python3");
        assumeTrue(Files.isExecutable(python), "SKIPPED: webhook_receiver.py was not run; apt-get install python3");
        var study = ExampleStudy.named("python");
        int port = Ports.free();
        Path file = folder.resolve("events.jsonl");
        var command = new ProcessBuilder(
                python.toString(),
                "../contracts/subscriber/webhook_receiver.py",
                Integer.toString(port),
                file.toString());
        command.environment().put("SECRET", ReceiverServer.SECRET);
        Process process = command.redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        try {
            register("http://localhost:" + port + "/", study, "now", "");
            Registry.publish(study, facts(study));

            Registry.eventually(
                    () -> assertEquals(facts(study).size(), lines(file).size()));
        } finally {
            process.destroyForcibly();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            url     | {"secret":"SECRET"}                                             | url is missing
            url     | {"url":"ftp://localhost/","secret":"SECRET"}                    | url must be an absolute address such as https://example.org/safefront
            url     | {"url":"http://u:p@localhost/","secret":"SECRET"}               | url must have no user and no fragment; deliveries are signed with the secret
            url     | {"url":"http://127.0.0.1:8081/","secret":"SECRET"}              | url must begin with https:// unless the host is in safefront.webhooks.allowed-hosts
            url     | {"url":"https://127.0.0.1/","secret":"SECRET"}                  | url must be a public address unless the host is in safefront.webhooks.allowed-hosts; 127.0.0.1 is not
            url     | {"url":"https://169.254.169.254/latest","secret":"SECRET"}      | url must be a public address unless the host is in safefront.webhooks.allowed-hosts; 169.254.169.254 is not
            secret  | {"url":"http://localhost/","secret":"short"}                    | secret must be whsec_ and 24 to 64 bytes in base64; make one by: echo whsec_$(openssl rand -base64 32)
            studies | {"url":"http://localhost/","secret":"SECRET","studies":["x"]}   | studies must look like st_ and 26 characters of a-z2-7, was 'x'
            studies | {"url":"http://localhost/","secret":"SECRET","studies":"x"}     | studies must be a list of texts
            from    | {"url":"http://localhost/","secret":"SECRET","from":"then"}     | from must be "beginning", "now" or the sequence of an event, was 'then'
            from    | {"url":"http://localhost/","secret":"SECRET","from":999999999}  | from must be at most
            colour  | {"url":"http://localhost/","secret":"SECRET","colour":"red"}    | colour is not known; there are [from, secret, studies, types, url]
            body    | {                                                               | body is not JSON
            """)
    void aSlipIsToldWithItsField(String field, String body, String detail) {
        var answer = given().contentType(ContentType.JSON)
                .body(body.replace("SECRET", ReceiverServer.SECRET))
                .post("/api/webhooks");

        JsonNode problem = Registry.json(answer.asString());
        assertEquals(400, answer.statusCode());
        assertEquals("application/problem+json", answer.contentType().split(";")[0]);
        assertEquals(field, problem.at("/field").asText());
        assertTrue(problem.at("/detail").asText().startsWith(detail), problem::toString);
    }

    @Test
    void whatIsNotThereIsAProblemToo() {
        var answer = given().get("/api/webhooks/4711");

        assertEquals(404, answer.statusCode());
        assertEquals(
                "there is no webhook 4711",
                Registry.json(answer.asString()).at("/detail").asText());
    }

    private long register(ExampleStudy study, String from, String more) {
        return register(receiver.url(), study, from, more);
    }

    private static long register(String url, ExampleStudy study, String from, String more) {
        String body = "{\"url\":\"" + url + "\",\"secret\":\"" + ReceiverServer.SECRET + "\"," + more
                + "\"studies\":[\"" + study.id() + "\"],\"from\":\"" + from + "\"}";
        var answer = given().contentType(ContentType.JSON).body(body).post("/api/webhooks");
        assertEquals(201, answer.statusCode(), answer::asString);
        return Registry.json(answer.asString()).at("/id").asLong();
    }

    private static void replay(long id, String from) {
        given().contentType(ContentType.JSON)
                .body("{\"from\":" + from + "}")
                .post("/api/webhooks/" + id + "/replay")
                .then()
                .statusCode(200);
    }

    private static JsonNode only() {
        return Registry.get("/api/webhooks").path(0);
    }

    private List<String> ids() {
        return receiver.taken().stream().map(ReceiverServer.Try::id).toList();
    }

    private static List<Event> facts(ExampleStudy study) {
        return List.of(
                study.started("full"),
                study.published("full", 1),
                study.published("full", 2),
                study.failed("lora-r8-up", "no room"));
    }

    /** Waits until all that stands on the topics of a study has arrived; its ids. */
    private List<String> awaitAll(ExampleStudy study) {
        Registry.awaitKnown(study, facts(study));
        Registry.eventually(() -> assertEquals(
                published(study).stream().sorted().toList(),
                ids().stream().sorted().toList()));
        return published(study);
    }

    private static List<String> published(ExampleStudy study) {
        return Registry.topics()
                .readAll(Topic.TRAINING_FACTS, Topic.EVALUATION_FACTS, Topic.JUDGEMENT_FACTS, Topic.FRONT_FACTS)
                .stream()
                .filter(record -> TopicReader.header(record, "ce_correlationid").equals(study.id()))
                .map(record -> TopicReader.header(record, "ce_id"))
                .distinct()
                .toList();
    }

    private static List<String> lines(Path file) throws IOException {
        return Files.exists(file) ? Arrays.asList(Files.readString(file).split("\n")) : List.of();
    }
}
