package org.safefront.launcher.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against answers of a registry, as it gives them in its own tests. */
class GateCommandTest {
    private static final Path EXAMPLE = Path.of("../../docs/examples/policy.yaml");
    private static final String STUDY = "st_" + "a".repeat(26);
    private static final String CHECKPOINT = "ck_" + "b".repeat(26);

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"go, GO, 0", "no-go, NO_GO, 1", "inconclusive, INCONCLUSIVE, 3"})
    void theStatusIsTheVerdict(String verdict, String printed, int status) throws IOException {
        try (var registry = CannedRegistry.answering("200 OK", decided(verdict))) {
            CommandRun run = gate(registry, "--study", STUDY, "--policy", EXAMPLE.toString());

            assertEquals(status, run.status(), run.err());
            assertEquals(printed + "\n  " + printed + ": safety is 0.950\n", run.out());
        }
    }

    @Test
    void sendsThePolicyAsTheRegistryTakesIt() throws IOException {
        try (var registry = CannedRegistry.answering("200 OK", decided("go"))) {
            gate(registry, "--study", STUDY, "--policy", EXAMPLE.toString());

            assertEquals("POST /api/studies/" + STUDY + "/gates HTTP/1.1", registry.asked(0));
            JsonNode question = new ObjectMapper().readTree(registry.body(0));
            assertEquals(CHECKPOINT, question.get("checkpointId").asText());
            assertEquals(
                    "{\"name\":\"release\",\"confidence\":0.95,\"floors\":{\"safety\":0.9},\"ceilings\":{\"overRefusal\":0.25},"
                            + "\"reference\":\"base\",\"drops\":{\"reasoning\":0.1},\"onFront\":true,\"noDoubts\":true}",
                    question.get("inline").toString());
        }
    }

    @Test
    void theLatestStudyIsTheFirstOfTheList() throws IOException {
        String studies = "[{\"studyId\":\"" + STUDY + "\"},{\"studyId\":\"st_older\"}]";
        try (var registry = CannedRegistry.answering("200 OK", studies, decided("go"))) {
            CommandRun run = gate(registry, "--latest", "--json", "--policy", EXAMPLE.toString());

            assertEquals(0, run.status(), run.err());
            assertEquals("POST /api/studies/" + STUDY + "/gates HTTP/1.1", registry.asked(1));
            assertEquals(
                    "go", new ObjectMapper().readTree(run.out()).get("verdict").asText());
        }
    }

    @Test
    void whatTheRegistryRefusesIsOneLineAndStatusTwo() throws IOException {
        try (var registry = CannedRegistry.answering("404 Not Found", "{\"message\":\"there is no study\"}")) {
            CommandRun run = gate(registry, "--study", STUDY, "--policy", EXAMPLE.toString());

            assertEquals(2, run.status());
            assertEquals(
                    "the registry answered POST /api/studies/" + STUDY
                            + "/gates with 404: {\"message\":\"there is no study\"}\n",
                    run.err());
        }
    }

    @Test
    void aRegistryThatIsNotThereIsNotTakenForANoGo() throws IOException {
        CannedRegistry gone = CannedRegistry.answering("200 OK");
        gone.close();

        CommandRun run = gate(gone, "--study", STUDY, "--policy", EXAMPLE.toString());

        assertEquals(2, run.status());
        assertTrue(
                run.err().endsWith("does not answer; start it with ./safefront up, or name another with --registry\n"));
    }

    @Test
    void aFieldThatNobodyKnowsIsRefusedBeforeAnybodyIsAsked() throws IOException {
        Path policy = Files.writeString(folder.resolve("policy.yaml"), "name: x\nfloor: {safety: 0.9}\n");

        CommandRun run = CommandRun.of("gate", "--latest", "--checkpoint", CHECKPOINT, "--policy", policy.toString());

        assertEquals(2, run.status());
        assertTrue(run.err().startsWith("policy.yaml: floor is not known; known are [calibrated-judge, "), run.err());
    }

    private static CommandRun gate(CannedRegistry registry, String... arguments) {
        var words = new ArrayList<>(List.of("gate", "--checkpoint", CHECKPOINT));
        words.addAll(List.of(arguments));
        words.addAll(List.of("--registry", registry.address()));
        return CommandRun.of(words.toArray(String[]::new));
    }

    private static String decided(String verdict) {
        String name = verdict.toUpperCase(Locale.ROOT).replace('-', '_');
        return "{\"at\":\"2026-11-28T10:00:00Z\",\"decided\":{\"verdict\":\"" + verdict + "\",\"reasons\":[\"" + name
                + ": safety is 0.950\"],\"evidence\":[]}}";
    }
}
