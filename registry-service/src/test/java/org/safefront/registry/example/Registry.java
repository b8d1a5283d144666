package org.safefront.registry.example;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import org.awaitility.core.ThrowingRunnable;
import org.eclipse.microprofile.config.ConfigProvider;
import org.safefront.contracts.Event;
import org.safefront.contracts.catalog.Envelope;
import org.safefront.contracts.study.StudyRequest;
import org.safefront.work.RecordJson;
import org.safefront.work.Sql;
import org.safefront.work.files.FolderArtifactStore;
import org.safefront.work.files.RowFiles;

/** The registry under test, as those see it who talk to it: by HTTP and by Kafka. */
public final class Registry {
    /** By it the registry under test knows who may read texts of probes. */
    public static final String READER_TOKEN = "a-token-for-tests/0123456789+==";

    private static final Duration LONGEST = Duration.ofMinutes(2);
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final RecordJson JSON = new RecordJson();

    private Registry() {}

    public static String bootstrapServers() {
        return setting("kafka.bootstrap.servers");
    }

    /** Where the page is. */
    public static String address() {
        return setting("test.url");
    }

    /** Keeps rows where the registry finds them. */
    public static Rows rows() {
        return new RowFiles(new FolderArtifactStore(Path.of(setting("safefront.artifacts"))))::write;
    }

    public static TopicReader topics() {
        return new TopicReader(bootstrapServers());
    }

    public static void publish(ExampleStudy study, List<? extends Event> facts) {
        try (var producer = new FactProducer(bootstrapServers())) {
            producer.publish(study.id(), facts);
        }
    }

    /** Asks for a study; what it is answered with. */
    public static Response post(StudyRequest request) {
        return post(JSON.text(request));
    }

    public static Response post(String body) {
        return given().contentType(ContentType.JSON).body(body).post("/api/studies");
    }

    /** The study as it stands. */
    public static JsonNode view(ExampleStudy study) {
        return get("/api/studies/" + study.id());
    }

    public static JsonNode get(String address) {
        return json(given().get(address).then().statusCode(200).extract().asString());
    }

    /** The study once it is as it should become. */
    public static JsonNode viewOnce(ExampleStudy study, Predicate<JsonNode> condition) {
        return await().atMost(LONGEST).pollInterval(Duration.ofMillis(50)).until(() -> view(study), condition);
    }

    /** Waits until an assertion holds. */
    public static void eventually(ThrowingRunnable assertion) {
        await().atMost(LONGEST).pollInterval(Duration.ofMillis(50)).untilAsserted(assertion);
    }

    /** Waits until the registry has taken all these facts in. */
    public static void awaitKnown(ExampleStudy study, List<? extends Event> facts) {
        List<String> ids = facts.stream()
                .map(fact -> Envelope.first(fact, "/safefront/example", Instant.EPOCH, study.id())
                        .id())
                .distinct()
                .toList();
        await().atMost(LONGEST).until(() -> known(ids) == ids.size());
    }

    /** How many of the facts with these ids the registry has taken in. */
    public static int known(List<String> ids) throws SQLException {
        try (Connection connection = DriverManager.getConnection(setting("quarkus.datasource.jdbc.url"))) {
            return Sql.query(
                            connection,
                            row -> row.getInt(1),
                            "select count(*) from registry.inbox where id = any (?)",
                            ids)
                    .get(0);
        }
    }

    public static JsonNode json(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(text, e);
        }
    }

    private static String setting(String name) {
        return ConfigProvider.getConfig().getValue(name, String.class);
    }
}
