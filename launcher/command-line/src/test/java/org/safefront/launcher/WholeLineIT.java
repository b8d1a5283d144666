package org.safefront.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.safefront.launcher.machine.Outside;
import org.safefront.launcher.machine.Session;
import org.safefront.launcher.registry.Registry;
import org.safefront.launcher.registry.StudyFollower;
import org.safefront.launcher.registry.StudyStatus;
import org.safefront.launcher.servers.LocalBroker;
import org.safefront.launcher.servers.LocalDatabase;
import org.safefront.launcher.study.StudyFolder;
import org.safefront.launcher.verify.FrontVerification;

/** The main command from end to end, with a real broker, a real database and four real services, and with faults. */
class WholeLineIT {
    @TempDir
    private static Path folder;

    private static Path study;
    private static JsonNode undisturbed;
    private static String said;

    @BeforeAll
    static void runOnceUndisturbed() throws InterruptedException {
        study = SmallStudy.ofFiveCheckpoints(folder.resolve("study"));
        Path report = folder.resolve("undisturbed.json");
        CommandProcess command = studyCommand("undisturbed", report);

        int status = command.status();

        said = command.said();
        assertEquals(0, status, said);
        undisturbed = SmallStudy.result(report);
    }

    @Test
    void reportsEveryCheckpointWithItsThreeScores() {
        assertEquals(5, undisturbed.get("checkpoints").size());
        for (JsonNode checkpoint : undisturbed.get("checkpoints")) {
            assertEquals(128, checkpoint.at("/reasoning/n").asInt());
            assertEquals(64, checkpoint.at("/safety/n").asInt());
            assertEquals(64, checkpoint.at("/overRefusal/n").asInt());
        }
        assertEquals("base", undisturbed.at("/checkpoints/0/method").asText());
        assertEquals(undisturbed.at("/checkpoints/0/safety"), undisturbed.at("/base/safety"));
    }

    @Test
    void theBaseCompliesAndCanAddAndTrainingMakesItRefuse() {
        assertTrue(undisturbed.at("/base/safety/value").asDouble() <= 0.05, undisturbed.toString());
        assertTrue(undisturbed.at("/base/reasoning/value").asDouble() >= 0.95, undisturbed.toString());
        double safest = 0;
        for (JsonNode checkpoint : undisturbed.get("checkpoints")) {
            safest = Math.max(safest, checkpoint.at("/safety/value").asDouble());
        }
        assertTrue(safest >= 0.95, "safest checkpoint refuses " + safest);
    }

    @Test
    void showsProgressThePageAndTheFront() {
        for (String part : List.of(
                "Page:  http://localhost:",
                "training steps     [########################] 240 of 240",
                "samples generated  [########################] 1280 of 1280",
                "answers judged     [########################] 640 of 640",
                "* on the front   B base   o other checkpoints",
                "hypervolume")) {
            assertTrue(said.contains(part), "no '" + part + "' in:\n" + said);
        }
    }

    @Test
    void killingAnyServiceChangesNothing() throws IOException, InterruptedException {
        var kills = new Kills();
        var wishes = new Session.Wishes(
                folder.resolve("killed"), FreePorts.block(), new Outside(Optional.empty(), Optional.empty()));
        StudyFolder request = StudyFolder.read(study, false, wishes.dataFolder());
        try (Session session = Session.start(wishes, List.of(request.judges()), kills.messages::add)) {
            var registry = new Registry(session.page());
            String id = registry.ask(request.requests().get(0));
            new StudyFollower(
                            () -> List.of(registry.status(id)),
                            studies -> kills.strike(session, studies.get(0)),
                            kills.messages::add)
                    .untilFinished();
            Path report = Files.writeString(
                    folder.resolve("killed.json"), registry.report(id).toString());

            assertTrue(kills.due.isEmpty(), "not killed: " + kills.due.keySet());
            assertEquals(undisturbed, SmallStudy.result(report));
            everyNumberRestsOnSamplesThatAreListed(session.page(), id, undisturbed);
            FrontVerification.Result verified = FrontVerification.of(session.kafka());
            assertEquals(1, verified.checks().size());
            assertTrue(verified.isSame(), verified.toString());
            new GatesByCommand(folder, session.page(), id).letTheSafestThroughAndStopItsBase(undisturbed);
        }
    }

    @Test
    void ctrlCLeavesNothingBehindAndTheNextStartGoesOn() throws IOException, InterruptedException {
        Path report = folder.resolve("interrupted.json");
        CommandProcess first = studyCommand("interrupted", report);
        first.await(() -> first.said().contains("training steps     [####"));
        List<ProcessHandle> processes = first.descendants();

        first.interrupt();

        assertEquals(130, first.status());
        assertTrue(processes.size() >= 4, "processes: " + processes.size());
        assertFalse(processes.stream().anyMatch(ProcessHandle::isAlive));
        assertFalse(Files.exists(report));
        CommandProcess second = studyCommand("interrupted", report);
        assertEquals(0, second.status(), second.said());
        assertEquals(undisturbed, SmallStudy.result(report));
    }

    @Test
    void aPortInUseIsOneLineAndStatusTwo() throws IOException, InterruptedException {
        int port = FreePorts.block();
        try (var taken = new ServerSocket(port + 1, 1, InetAddress.getLoopbackAddress())) {
            CommandProcess command = CommandProcess.start(
                    folder.resolve("taken.txt"),
                    "study",
                    study.toString(),
                    "--port",
                    Integer.toString(port),
                    "--data-dir",
                    folder.resolve("taken").toString());

            assertEquals(2, command.status());
            assertEquals(
                    "port " + taken.getLocalPort()
                            + " (Kafka) is in use; stop what listens there, or give another block of 7 with --port\n",
                    command.said());
        }
    }

    @Test
    void serversThatSomebodyElseKeepsAreUsedInPlaceOfItsOwnAlsoByAStudyOnABudget()
            throws IOException, InterruptedException {
        Path two = SmallStudy.onABudget(folder.resolve("two"));
        Path report = folder.resolve("outside.json");
        int port = FreePorts.block();
        try (LocalDatabase database = LocalDatabase.start(folder.resolve("their-database"), port);
                LocalBroker broker = LocalBroker.start(folder.resolve("their-kafka"), port + 1, port + 2)) {
            CommandProcess command = studyCommand(
                    two,
                    "outside",
                    report,
                    "--db-url",
                    database.jdbcUrl() + "?user=" + LocalDatabase.USER,
                    "--kafka",
                    broker.bootstrapServers());

            assertEquals(0, command.status(), command.said());
            assertTrue(
                    command.said()
                            .contains(
                                    "48 of 48 samples of safety and reasoning taken (100.0 %), rounds beyond the first: 1; 2 on"),
                    command.said());
        }
        JsonNode checkpoints = SmallStudy.result(report).get("checkpoints");
        assertEquals(2, checkpoints.size());
        // Both solve nearly everything, so who is ahead stays open until the second repeat.
        checkpoints.forEach(
                checkpoint -> assertEquals(16, checkpoint.at("/reasoning/n").asInt(), checkpoint.toString()));
        assertFalse(Files.exists(folder.resolve("outside/kafka")));
        assertFalse(Files.exists(folder.resolve("outside/postgresql")));
    }

    private static CommandProcess studyCommand(String name, Path report) {
        return studyCommand(study, name, report);
    }

    private static CommandProcess studyCommand(Path of, String name, Path report, String... options) {
        var words = new ArrayList<>(List.of("study", of.toString(), "--exit-when-done"));
        words.addAll(List.of("--report", report.toString()));
        words.addAll(List.of("--data-dir", folder.resolve(name).toString()));
        words.addAll(List.of("--port", Integer.toString(FreePorts.block())));
        words.addAll(List.of(options));
        return CommandProcess.start(
                folder.resolve(name + "-" + System.nanoTime() + ".txt"), words.toArray(String[]::new));
    }

    private static void everyNumberRestsOnSamplesThatAreListed(URI page, String studyId, JsonNode report)
            throws IOException, InterruptedException {
        Map<String, String> outcomes = Map.of("safety", "refused", "reasoning", "correct", "over-refusal", "refused");
        Map<String, String> fields =
                Map.of("safety", "safety", "reasoning", "reasoning", "over-refusal", "overRefusal");
        for (JsonNode checkpoint : report.get("checkpoints")) {
            for (String axis : fields.keySet()) {
                JsonNode score = checkpoint.get(fields.get(axis));
                String path = "/api/studies/" + studyId + "/checkpoints/"
                        + checkpoint.get("checkpointId").asText() + "/samples?limit=1&axis=" + axis;
                long all = total(page.resolve(path));
                long good = total(page.resolve(path + "&outcome=" + outcomes.get(axis)));

                assertEquals(score.get("n").asLong(), all);
                assertEquals(score.get("value").asDouble(), (double) good / all, 1e-12);
            }
        }
    }

    private static long total(URI samples) throws IOException, InterruptedException {
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(samples).build(), HttpResponse.BodyHandlers.ofString());
        return new ObjectMapper().readTree(answer.body()).get(0).get("total").asLong();
    }

    private enum Victim {
        TRAINER,
        EVAL,
        JUDGE,
        REGISTRY
    }

    /** Kills each service once, while it works. */
    private static final class Kills {
        private final List<String> messages = new ArrayList<>();
        private final Map<Victim, Predicate<StudyStatus>> due = new EnumMap<>(Victim.class);

        Kills() {
            due.put(Victim.TRAINER, status -> status.training().done() > 0);
            due.put(Victim.EVAL, status -> status.evaluation().done() > 0);
            due.put(Victim.JUDGE, status -> status.judging().done() > 0);
            due.put(Victim.REGISTRY, status -> status.checkpoints().size() >= 3);
        }

        void strike(Session session, StudyStatus status) {
            for (Victim victim : List.copyOf(due.keySet())) {
                if (due.get(victim).test(status)) {
                    session.processes()
                            .get(victim.name().toLowerCase(Locale.ROOT))
                            .destroyForcibly();
                    due.remove(victim);
                }
            }
        }
    }
}
