package org.safefront.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.safefront.contracts.catalog.EventType;
import org.safefront.contracts.catalog.Topic;
import org.safefront.launcher.machine.Outside;
import org.safefront.launcher.machine.Session;
import org.safefront.launcher.redrive.LetterBox;
import org.safefront.launcher.redrive.Redrive;
import org.safefront.launcher.redrive.RedriveLine;
import org.safefront.launcher.servers.LocalBroker;
import org.safefront.launcher.servers.LocalDatabase;
import org.safefront.launcher.servers.Ports;

/** Dead letters of the real registry, and letters that an older one left. */
class RedriveIT {
    private static final Duration LONGEST = Duration.ofMinutes(3);
    private static final EventType STARTED = EventType.RUN_STARTED;

    @TempDir
    private Path folder;

    @Test
    void aLetterThatIsUnderstoodByNowIsAppliedOnceAndAnotherStays() throws Exception {
        try (LocalBroker broker = LocalBroker.start(folder.resolve("kafka"), Ports.free(), Ports.free());
                LocalDatabase database = LocalDatabase.start(folder.resolve("database"), Ports.free())) {
            broker.createTopics();
            String url = database.jdbcUrl() + "?user=" + LocalDatabase.USER;
            var outside = new Outside(Optional.of(broker.bootstrapServers()), Optional.of(url));
            var wishes = new Session.Wishes(folder.resolve("data"), FreePorts.block(), outside);
            try (Session session = Session.start(wishes, List.of(), message -> {});
                    var box = new LetterBox(session.kafka())) {
                poison(box);
                await(() -> box.read(Topic.REGISTRY_DEAD_LETTERS).size() == 1);
                leaveTwice(box);

                List<RedriveLine> lines = redrive(session.kafka());

                assertEquals(3, lines.size());
                RedriveLine poisoned = lines.stream()
                        .filter(line -> line.action() == RedriveLine.Action.LEFT)
                        .findFirst()
                        .orElseThrow();
                assertEquals("schema", poisoned.code().toString());
                assertEquals(List.of("attempt must be at least 1, was 0"), poisoned.problems());
                String id = LetterBox.headers(STARTED).get("ce_id");
                await(() -> count(url, "inbox where id = '" + id + "'") == 1);
                assertEquals(1, count(url, "run where started is not null"));
                assertEquals(3, box.read(Topic.TRAINING_FACTS).size(), "the poisoned one, and the good one twice");
                assertEquals(List.of(RedriveLine.Action.LEFT), actions(redrive(session.kafka())));
            }
        }
    }

    /** What the registry cannot take in. */
    private static void poison(LetterBox box) {
        Map<String, String> headers = new HashMap<>(LetterBox.headers(STARTED));
        headers.put("ce_id", "poisoned");
        box.put(
                STARTED.topic(),
                "a",
                LetterBox.value(STARTED).replaceFirst("\"attempt\":\\d+", "\"attempt\":0"),
                headers);
    }

    /** What an older registry could not take in, and got twice. */
    private static void leaveTwice(LetterBox box) {
        for (int time = 0; time < 2; time++) {
            Map<String, String> why =
                    Map.of("dead-letter-topic", STARTED.topic().address(), "dead-letter-partition", "0");
            box.put(Topic.REGISTRY_DEAD_LETTERS, "b", LetterBox.value(STARTED), why, LetterBox.headers(STARTED));
        }
    }

    private static List<RedriveLine> redrive(String kafka) {
        var lines = new ArrayList<RedriveLine>();
        new Redrive(kafka, Topic.REGISTRY_DEAD_LETTERS.address(), List.of()).run(lines::add);
        return lines;
    }

    private static List<RedriveLine.Action> actions(List<RedriveLine> lines) {
        return lines.stream().map(RedriveLine::action).toList();
    }

    private static int count(String url, String what) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                var statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select count(*) from registry." + what)) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private static void await(Callable<Boolean> condition) throws Exception {
        long deadline = System.nanoTime() + LONGEST.toNanos();
        while (!condition.call()) {
            assertTrue(System.nanoTime() < deadline, "did not come about");
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }
}
