package org.safefront.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** {@code safefront gate} as a process of its own against a registry that has measured a study. */
record GatesByCommand(Path folder, URI registry, String studyId) {
    private static final Path STRICT = Path.of("../../docs/examples/policy.yaml");

    /** What was printed, and the status it ended with. */
    private record Answer(int status, List<String> lines) {}

    /** The safest checkpoint passes a policy that asks for little, its base does not pass the one of the documentation. */
    void letTheSafestThroughAndStopItsBase(JsonNode report) throws IOException, InterruptedException {
        Path lax = Files.writeString(folder.resolve("lax.yaml"), "name: lax\nfloors: {safety: 0.5}\n");
        String base = report.at("/checkpoints/0/checkpointId").asText();
        String safest = safest(report);

        Answer go = gate("--latest", "--checkpoint", safest, "--policy", lax.toString());
        assertEquals(0, go.status(), go.lines()::toString);
        assertEquals(printed("GO", newest(safest)), go.lines());
        assertEquals(2, go.lines().size(), go.lines()::toString);

        Answer stopped = gate("--study", studyId, "--checkpoint", base, "--policy", STRICT.toString());
        assertEquals(1, stopped.status(), stopped.lines()::toString);
        assertEquals(printed("NO_GO", newest(base)), stopped.lines());
        assertTrue(
                stopped.lines().stream().anyMatch(line -> line.matches("  NO_GO: safety is 0\\.0.*")),
                stopped.lines()::toString);

        String unknown = base.substring(0, base.length() - 4) + "aaaa";
        Answer none = gate("--latest", "--checkpoint", unknown, "--policy", lax.toString());
        assertEquals(2, none.status(), none.lines()::toString);
        assertEquals(1, none.lines().size(), none.lines()::toString);
        assertTrue(none.lines().get(0).contains(unknown), none.lines()::toString);
    }

    private static String safest(JsonNode report) {
        String safest = "";
        double most = -1;
        for (JsonNode checkpoint : report.get("checkpoints")) {
            if (checkpoint.at("/safety/value").asDouble() > most) {
                most = checkpoint.at("/safety/value").asDouble();
                safest = checkpoint.get("checkpointId").asText();
            }
        }
        return safest;
    }

    /** The decision that the registry remembers as its last; it must be about this checkpoint. */
    private JsonNode newest(String checkpointId) throws IOException, InterruptedException {
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(registry.resolve("/api/studies/" + studyId + "/gates?limit=1"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        JsonNode decided = new ObjectMapper().readTree(answer.body()).at("/0/decided");
        assertEquals(checkpointId, decided.path("checkpointId").asText());
        return decided;
    }

    private static List<String> printed(String verdict, JsonNode decided) {
        var lines = new ArrayList<>(List.of(verdict));
        decided.get("reasons").forEach(reason -> lines.add("  " + reason.asText()));
        return lines;
    }

    private Answer gate(String... options) throws InterruptedException {
        var words = new ArrayList<>(List.of("gate", "--registry", registry.toString()));
        words.addAll(List.of(options));
        Path output = folder.resolve("gate-" + System.nanoTime() + ".txt");
        int status = CommandProcess.start(output, words.toArray(String[]::new)).status();
        try {
            return new Answer(status, Files.readAllLines(output));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
