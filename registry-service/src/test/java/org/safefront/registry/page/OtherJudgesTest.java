package org.safefront.registry.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.safefront.contracts.Axis;
import org.safefront.contracts.Event;
import org.safefront.registry.example.ExampleStudy;
import org.safefront.registry.example.Measured;
import org.safefront.registry.example.Registry;
import org.safefront.registry.example.RegistryTest;

@RegistryTest
@ExtendWith(Chromium.class)
class OtherJudgesTest {
    private ExampleStudy study = ExampleStudy.named("second-opinion");

    @Test
    void saysWhoWouldJoinTheFrontByAnotherJudgeOnceHeHasJudged(StudyPage page) {
        study = ExampleStudy.named("second-opinion-to-come");
        Registry.post(study.request());
        Registry.publish(study, firstOpinion());
        page.open(study);
        assertThat(page.byTestId("front-list").locator("li")).hasCount(2);
        assertThat(page.byTestId("other-judges")).isHidden();

        Registry.publish(
                study,
                List.of(
                        at("base", 0).judged(Axis.SAFETY, "strict", 1, 0),
                        at("full", 1).judged(Axis.SAFETY, "strict", 20, 0),
                        at("full", 2).judged(Axis.SAFETY, "strict", 36, 0)));

        assertThat(page.byTestId("other-judges"))
                .hasText("strict has judged 3 of 3 checkpoints too: full, epoch 2 would join the front.");
    }

    @Test
    void aJudgeIsChosenAsFiltersAreAndStandsInTheAddress(StudyPage page) {
        secondOpinion();
        page.open(study);
        assertThat(group(page).getByRole(AriaRole.BUTTON)).hasText(new String[] {"pocket-refusal", "strict"});
        assertThat(score(page, "full", 2, "safety")).containsText("0.850");

        judge(page, "strict").click();

        assertThat(score(page, "full", 2, "safety")).containsText("0.900");
        assertThat(score(page, "base", 0, "safety")).containsText("0.025");
        assertThat(score(page, "full", 2, "over-refusal")).containsText("not judged");
        assertThat(page.byTestId("front-list").locator("li")).hasCount(3);
        assertThat(page.byTestId("hypervolume")).hasText("0.670");
        assertThat(page.byTestId("hypervolume-interval")).hasText("");
        assertThat(page.byTestId("filter-count")).containsText("as strict judges; fronts of the past");
        assertEquals(List.of("strict"), page.texts("new URLSearchParams(location.search).getAll('judge')"));

        page.page().reload();
        assertThat(score(page, "full", 2, "safety")).containsText("0.900");
        assertThat(judge(page, "strict")).hasAttribute("aria-pressed", "true");

        page.page().locator("#filter-clear").click();
        assertThat(score(page, "full", 2, "safety")).containsText("0.850");
        assertThat(page.byTestId("front-list").locator("li")).hasCount(2);
        assertEquals(List.of("study"), page.texts("[...new URLSearchParams(location.search).keys()]"));
    }

    @Test
    void whatIsTakenAwaySaysByWhomItIsJudged(StudyPage page) throws IOException {
        secondOpinion();
        page.open(study, "&judge=strict");
        assertThat(score(page, "full", 2, "safety")).containsText("0.900");

        page.byTestId("export").locator("summary").click();
        Download download = page.page()
                .waitForDownload(() -> page.page().getByText("Table as CSV").click());

        assertTrue(download.suggestedFilename().endsWith("-judge-strict.csv"), download.suggestedFilename());
        String csv = Files.readString(download.path());
        assertTrue(csv.contains("# Filtered by judge strict: 3 of 3 checkpoints\r\n"), csv);
        assertTrue(csv.contains(",0.9,0.76"), csv);
    }

    @Test
    void aJudgeWhoHasNotJudgedChangesNothingAndIsSaidNotTo(StudyPage page) {
        secondOpinion();

        page.open(study, "&judge=lenient");

        assertThat(page.byTestId("filter-count")).containsText("No lenient has judged this study");
        assertThat(score(page, "full", 2, "safety")).containsText("0.850");
        assertThat(judge(page, "lenient")).hasAttribute("aria-pressed", "true");
        judge(page, "pocket-refusal").click();
        assertThat(page.byTestId("filter-count")).isHidden();
    }

    @Test
    void theDrawerTellsWhatBothJudgesGive(StudyPage page) {
        secondOpinion();

        page.open(study, "#" + id("full", 2));

        assertThat(page.drawer().locator(".score-value").first()).hasText("0.850");
        assertThat(page.byTestId("other-scores")).hasText("As strict judges: safety 0.900 [0.769, 0.960] of 40.");
    }

    @ParameterizedTest
    @CsvSource({"360, 780, LIGHT", "360, 780, DARK", "1440, 900, LIGHT", "1440, 900, DARK"})
    void theChoiceFitsEveryScreen(int width, int height, ColorScheme scheme, StudyPage page) {
        secondOpinion();
        page.ofSize(width, height, scheme).open(study);
        judge(page, "strict").click();
        assertThat(page.byTestId("front-list").locator("li")).hasCount(3);

        group(page).scrollIntoViewIfNeeded();
        Pictures.take(page, width, scheme, "judge");

        assertEquals(width, page.number("document.documentElement.scrollWidth"));
    }

    private void secondOpinion() {
        Registry.post(study.request());
        List<Event> facts = new ArrayList<>(firstOpinion());
        facts.addAll(List.of(
                at("base", 0).judged(Axis.SAFETY, "strict", 1, 0),
                at("full", 1).judged(Axis.SAFETY, "strict", 20, 0),
                at("full", 2).judged(Axis.SAFETY, "strict", 36, 0)));
        Registry.publish(study, facts);
        Registry.awaitKnown(study, facts);
    }

    private List<Event> firstOpinion() {
        List<Event> facts = new ArrayList<>();
        facts.add(study.published("base", 0));
        facts.add(study.published("full", 1));
        facts.add(study.published("full", 2));
        facts.addAll(at("base", 0).by(38, 1, 0));
        facts.addAll(at("full", 1).by(30, 35, 1));
        facts.addAll(at("full", 2).by(29, 34, 1));
        return facts;
    }

    private static Locator group(StudyPage page) {
        return page.byTestId("judge-filter");
    }

    private static Locator judge(StudyPage page, String name) {
        return group(page)
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(name).setExact(true));
    }

    private Locator score(StudyPage page, String recipe, int epoch, String axis) {
        return page.row(id(recipe, epoch)).locator("[data-key='" + axis + "']");
    }

    private String id(String recipe, int epoch) {
        return study.published(recipe, epoch).checkpoint().checkpointId();
    }

    private Measured at(String recipe, int epoch) {
        return new Measured(study.published(recipe, epoch), Registry.rows());
    }
}
