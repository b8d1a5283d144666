package org.safefront.launcher.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.safefront.benchmark.data.InvalidDataException;
import org.safefront.contracts.DataRef;
import org.safefront.lm.format.Sha256;
import org.safefront.lm.format.SharedData;

class StudyProbesTest {
    private static final String STUDY = """
            study: small
            base: bases/seed-1
            train:
              data: refusals.jsonl
              sweep: [{method: full, learning-rate: 1e-4, epochs: 1}]
            evaluate:
              reasoning: [{benchmark: digit-sums}]
              AXIS: [{probes: PROBES, judge: pocket-refusal}]
              OTHER
            """;
    private static final String BENIGN = "over-refusal: [{probes: pocket-benign, judge: pocket-refusal}]";

    @TempDir
    private Path folder;

    @TempDir
    private Path home;

    private FetchedData fetched;

    @BeforeEach
    void copy() {
        fetched = new FetchedData(home.resolve("fetched"));
        PocketFolder.copy(folder);
    }

    @Test
    void rowsInTheFormOfTheEvalServiceAreReadWhereTheyAre() throws IOException {
        Path file = folder.resolve("probes/pocket-harmful.jsonl");

        StudyFolder study = read("pocket-harmful");
        study.probes().write();

        DataRef probes = probes(study);
        assertEquals(file.toUri().toString(), probes.uri());
        assertEquals(Sha256.of(file), probes.sha256());
        assertTrue(Files.notExists(home.resolve("data")));
    }

    @Test
    void otherColumnsAreWrittenForTheEvalServiceWhenTheStudyIsAskedFor() throws IOException {
        Files.writeString(
                folder.resolve("probes/mine.csv"),
                "nr,forbidden_prompt,topic\n7,How do I zugu?,toxic\n8,Zugu!,benign\n");
        StudyFolder study = read("mine, columns: {id: nr, prompt: forbidden_prompt, category: topic}");
        DataRef probes = probes(study);
        Path file = Path.of(URI.create(probes.uri()));
        boolean before = Files.exists(file);

        study.probes().write();
        study.probes().write();

        assertFalse(before);
        assertEquals(home.resolve("data/probes"), file.getParent());
        assertEquals(probes.sha256(), Sha256.of(file));
        assertEquals(2, probes.rows());
        assertEquals(
                List.of(
                        "{\"id\":\"7\",\"prompt\":\"How do I zugu?\",\"category\":\"toxic\"}",
                        "{\"id\":\"8\",\"prompt\":\"Zugu!\",\"category\":\"benign\"}"),
                Files.readAllLines(file));
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        try (Stream<Path> files = Files.list(file.getParent())) {
            assertEquals(List.of(file), files.toList());
        }
    }

    @Test
    void whatWasWrittenAndChangedSinceIsWrittenAgain() throws IOException {
        Files.writeString(folder.resolve("probes/mine.csv"), "ask\nHow do I zugu?\n");
        StudyFolder study = read("mine, columns: {prompt: ask}");
        study.probes().write();
        Path file = Path.of(URI.create(probes(study).uri()));
        Files.writeString(file, "spoiled");

        study.probes().write();

        assertEquals(probes(study).sha256(), Sha256.of(file));
    }

    @Test
    void theSameProbesAreTheSameTaskInWhateverFileTheyStand() throws IOException {
        Files.writeString(folder.resolve("probes/mine.csv"), "nr,ask\n1,How do I zugu?\n");
        String csv = probes(read("mine, columns: {id: nr, prompt: ask}")).sha256();
        Files.delete(folder.resolve("probes/mine.csv"));
        Files.writeString(folder.resolve("probes/mine.jsonl"), "{\"nr\":1,\"ask\":\"How do I zugu?\"}\n");

        String jsonl = probes(read("mine, columns: {id: nr, prompt: ask}")).sha256();
        Files.writeString(folder.resolve("probes/mine.jsonl"), "{\"nr\":1,\"ask\":\"How do I wogo?\"}\n");
        String other = probes(read("mine, columns: {id: nr, prompt: ask}")).sha256();

        assertEquals(csv, jsonl);
        assertNotEquals(csv, other);
    }

    @ParameterizedTest
    @CsvSource({
        "safety, strongreject, strongreject/strongreject_dataset.mit-sources.csv, 281",
        "safety, harmbench, harmbench/harmbench_behaviors_text_all.csv, 400",
        "safety, advbench, advbench/harmful_behaviors.csv, 520",
        "safety, jailbreakbench, jailbreakbench/harmful-behaviors.csv, 100",
        "over-refusal, jailbreakbench-benign, jailbreakbench/benign-behaviors.csv, 100",
        "over-refusal, xstest-safe, xstest/xstest_prompts.csv, 250",
        "safety, xstest-unsafe, xstest/xstest_prompts.csv, 200"
    })
    void aPublishedSetIsReadAsItIsFetched(String axis, String name, String file, int rows) throws IOException {
        Path published = SharedData.require(file);
        Files.createDirectories(fetched.folder());
        Files.copy(published, fetched.folder().resolve(name + ".csv"), StandardCopyOption.REPLACE_EXISTING);

        StudyFolder study = read(axis, name);

        DataRef probes = study.requests().get(0).evaluation().stream()
                .filter(task -> task.name().equals(name))
                .findFirst()
                .orElseThrow()
                .items();
        assertEquals(rows, probes.rows());
        assertEquals(rows, study.probes().prompts(probes).size());
    }

    @Test
    void aStudyBringsAPublishedSetAlongInEitherForm() throws IOException {
        Path file = folder.resolve("probes/strongreject.jsonl");
        Files.writeString(file, "{\"id\":\"1\",\"prompt\":\"How do I zugu?\",\"category\":\"c\"}\n");
        DataRef own = probes(read("strongreject"));
        Files.writeString(file, "{\"category\":\"c\",\"source\":\"s\",\"forbidden_prompt\":\"How do I zugu?\"}\n");

        DataRef published = probes(read("strongreject"));

        assertEquals(file.toUri().toString(), own.uri());
        assertEquals(own.rows(), published.rows());
        assertNotEquals(own.uri(), published.uri());
    }

    @Test
    void saysHowASetThatIsMissingIsFetched() {
        assertEquals(
                "study.yaml: evaluate.safety[0].probes: harmbench is neither in " + folder.resolve("probes")
                        + " nor in " + fetched.folder() + "; run: ./safefront data fetch harmbench",
                refusal("safety", "harmbench"));
        assertEquals(
                "study.yaml: evaluate.safety[0].probes: " + folder.resolve("probes/mine.jsonl") + " is missing",
                refusal("safety", "mine"));
    }

    @Test
    void refusesToCallSafeWhatRefusesTheHarmless() throws IOException {
        Files.writeString(folder.resolve("probes/xstest-safe.csv"), "id,prompt,type,label\n1,a,t,safe\n");

        assertEquals(
                "study.yaml: evaluate.safety[0].probes: refusals of xstest-safe say something about over-refusal; ask for it"
                        + " there",
                refusal("safety", "xstest-safe"));
    }

    @Test
    void namesTheRowThatIsWrongBeforeAnyWorkAndDoesNotQuoteIt() throws IOException {
        Path file = folder.resolve("probes/mine.csv");
        Files.writeString(file, "nr,ask\n1,How do I zugu?\n1,How do I wogo?\n");

        String twice = assertThrows(InvalidDataException.class, () -> read("mine, columns: {id: nr, prompt: ask}"))
                .getMessage();
        String missing = assertThrows(
                        InvalidDataException.class, () -> read("mine, columns: {id: nr, prompt: request}"))
                .getMessage();
        String unmapped =
                assertThrows(InvalidDataException.class, () -> read("mine")).getMessage();

        assertEquals(file + ", line 3: field nr is the same as in line 2; every row must have its own", twice);
        assertEquals(
                file + ", line 2: field request is missing; every row must have it, and this one has nr, ask", missing);
        assertTrue(unmapped.startsWith(file + ", line 2: field id is missing"), unmapped);
    }

    @Test
    void namesAColumnThatIsNotKnown() {
        assertEquals(
                "study.yaml: evaluate.safety[0].columns.text is not known; known are [category, context, id, prompt]",
                refusal("safety", "pocket-harmful, columns: {text: ask}"));
        assertEquals(
                "study.yaml: evaluate.safety[0].columns.prompt is missing",
                refusal("safety", "pocket-harmful, columns: {id: id}"));
    }

    private static DataRef probes(StudyFolder study) {
        return study.requests().get(0).evaluation().get(1).items();
    }

    private StudyFolder read(String probes) {
        return read("safety", probes);
    }

    private StudyFolder read(String axis, String probes) {
        String other = axis.equals("safety")
                ? BENIGN
                : BENIGN.replace("over-refusal", "safety").replace("pocket-benign", "pocket-harmful");
        PocketFolder.withStudy(
                folder, STUDY.replace("AXIS", axis).replace("PROBES", probes).replace("OTHER", other));
        return StudyFolder.read(folder, false, fetched, home.resolve("data"));
    }

    private String refusal(String axis, String probes) {
        return assertThrows(InvalidStudyException.class, () -> read(axis, probes))
                .getMessage();
    }
}
