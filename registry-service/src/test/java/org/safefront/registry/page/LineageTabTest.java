package org.safefront.registry.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.safefront.contracts.ArtifactFile;
import org.safefront.contracts.Axis;
import org.safefront.contracts.Event;
import org.safefront.contracts.judgement.JudgementCompleted;
import org.safefront.contracts.training.CheckpointPublished;
import org.safefront.registry.example.ExampleStudy;
import org.safefront.registry.example.Measured;
import org.safefront.registry.example.Registry;
import org.safefront.registry.example.RegistryTest;

/** From a point, by one click, to all that it comes from. */
@RegistryTest
@ExtendWith(Chromium.class)
class LineageTabTest {
    private final ExampleStudy study = ExampleStudy.named("page-lineage");
    private final CheckpointPublished checkpoint = study.published("lora-r8-up", 1);
    private final Measured measured = new Measured(checkpoint, Registry.rows());
    private final JudgementCompleted own = measured.refuses(Axis.SAFETY, 10);
    private final JudgementCompleted strict = measured.judged(Axis.SAFETY, "strict", 10, 2);

    @Test
    void oneClickLeadsFromARequestToTheFilesOfACheckpoint(StudyPage page) {
        open(page);

        assertThat(entry(page, "Request", "request")).containsText("page-lineage");
        assertThat(copies(entry(page, "Request", "request"), "study id")).hasAttribute("title", study.id());
        assertThat(entry(page, "Request", "asked").locator("time"))
                .hasAttribute("datetime", lineage().get("asked").asText());
        assertThat(entry(page, "Training", "recipe").locator("summary")).hasText("lora-r8-up");
        entry(page, "Training", "recipe").locator("summary").click();
        assertThat(entry(page, "Training", "recipe")).containsText("targets: [up_proj]");
        assertThat(entry(page, "Training", "data")).containsText("960 rows");
        assertThat(entry(page, "Training", "data").locator("code").first())
                .hasAttribute(
                        "title", "sha256 " + checkpoint.data().orElseThrow().sha256());
        assertThat(entry(page, "Training", "seed")).hasText(Long.toString(checkpoint.seed()));
        assertThat(entry(page, "Training", "code version")).hasText(checkpoint.codeVersion());
        for (ArtifactFile file : checkpoint.checkpoint().artifact().files()) {
            assertThat(page.byTestId("lineage").locator("tr", new Locator.LocatorOptions().setHasText(file.path())))
                    .containsText(file.sha256().substring(0, 8));
        }
    }

    @Test
    void theSameClickLeadsOnToShardsAndJudges(StudyPage page) {
        open(page);
        Locator reasoning = page.byTestId("lineage-digit-sums");
        Locator safety = page.byTestId("lineage-pocket-harmful");

        assertThat(said(reasoning, "shards")).hasText("2 done, 40 samples");
        assertThat(said(reasoning, "engine")).hasText("onnxruntime 1.29.0, cpu, float32");
        assertThat(said(reasoning, "lease epochs")).hasText("all 1: none was taken up twice");
        assertThat(said(reasoning, "judge")).hasCount(0);
        reasoning.locator("summary").click();
        assertThat(reasoning.locator("tbody tr")).hasCount(2);
        assertThat(reasoning.locator("tbody tr").nth(1).locator("td"))
                .containsText(new String[] {"1", "15", "900", "3 s", "1", "onnxruntime", "UTC"});
        assertThat(said(safety, "lease epochs")).hasText("shard 0: 3");
        for (JudgementCompleted judged : List.of(own, strict)) {
            boolean isOwn = judged.equals(own);
            String name = judged.judge().name() + ", version 1" + (isOwn ? "" : " (not asked by the study)");
            Locator judge = safety.locator("dd", new Locator.LocatorOptions().setHasText(name));
            assertThat(judge.locator("code"))
                    .hasAttribute("title", "sha256 " + judged.judge().digest());
            assertThat(safety.locator("code[title='" + judged.judgementId() + "']"))
                    .hasCount(1);
            assertThat(safety.locator("code[title='sha256 " + judged.rows().sha256() + "']"))
                    .hasCount(1);
        }
        assertThat(said(safety, "verdicts")).hasCount(2);
        assertThat(said(page.byTestId("lineage-pocket-benign"), "shards")).hasText("none is known");
    }

    @Test
    void saysWhatCouldNotBeReadAndReadsItAgainWhenAsked(StudyPage page) {
        page.whoseConnectionBreaks().page().route("**/lineage", Route::abort);
        open(page);
        assertThat(page.byTestId("lineage")).containsText("What was asked and measured could not be read");
        assertThat(entry(page, "Training", "data")).containsText("960 rows");

        page.page().unroute("**/lineage");
        page.byTestId("lineage").getByText("Try again").click();

        assertThat(said(page.byTestId("lineage-digit-sums"), "shards")).hasText("2 done, 40 samples");
    }

    @ParameterizedTest
    @CsvSource({"360, 780, LIGHT", "360, 780, DARK", "1440, 900, LIGHT", "1440, 900, DARK"})
    void fitsEveryScreen(int width, int height, ColorScheme scheme, StudyPage page) {
        page.ofSize(width, height, scheme);
        open(page);
        Pictures.take(page, width, scheme, "lineage");
        Locator safety = page.byTestId("lineage-pocket-harmful");
        safety.locator("summary").click();
        safety.scrollIntoViewIfNeeded();

        Pictures.take(page, width, scheme, "lineage-shards");
        assertEquals(width, page.number("document.documentElement.scrollWidth"));
        assertTrue(page.number("document.getElementById('drawer').scrollWidth") <= width);
    }

    /** The address leads to the drawer as a click on the point does; from there it is one click. */
    private void open(StudyPage page) {
        List<Event> facts = new ArrayList<>(
                List.of(checkpoint, measured.shard(1, 2, 15, 10), measured.shard(0, 2, 25, 20), measured.solves(30)));
        facts.addAll(List.of(measured.shard(Axis.SAFETY, 3), measured.answers(Axis.SAFETY, 10), own, strict));
        Registry.post(study.request());
        Registry.publish(study, facts);
        Registry.awaitKnown(study, facts);
        page.open(study, "#" + checkpoint.checkpoint().checkpointId());
        page.page()
                .getByRole(AriaRole.TAB, new Page.GetByRoleOptions().setName("Lineage"))
                .click();
        assertThat(page.byTestId("lineage").getByText("Reading…")).hasCount(0);
    }

    private JsonNode lineage() {
        return Registry.get("/api/studies/" + study.id() + "/checkpoints/"
                + checkpoint.checkpoint().checkpointId() + "/lineage");
    }

    private static Locator entry(StudyPage page, String list, String name) {
        return said(page.byTestId("lineage").locator("dl[aria-label=" + list + "]"), name);
    }

    private static Locator said(Locator part, String name) {
        return part.locator("dt:text-is('" + name + "') + dd");
    }

    private static Locator copies(Locator entry, String what) {
        assertThat(entry.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Copy " + what)))
                .hasCount(1);
        return entry.locator("code");
    }
}
