package org.safefront.registry.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.safefront.contracts.training.CheckpointPublished;
import org.safefront.registry.example.ExampleStudy;
import org.safefront.registry.example.Registry;
import org.safefront.registry.example.RegistryTest;
import org.safefront.registry.example.Rows;

@RegistryTest
@ExtendWith(Chromium.class)
class DrawerTest {
    private ExampleStudy study;
    private CheckpointPublished checkpoint;

    @BeforeEach
    void chooseACheckpoint() {
        study = Pictured.finished();
        checkpoint = study.published("lora-r8-up", 1);
    }

    @Test
    void aClickOnAPointShowsTheSamplesOfItsBenchmark(StudyPage page) {
        page.open(study);

        page.point(id()).click(new Locator.ClickOptions().setForce(true));

        assertThat(page.drawer().locator("h2")).hasText("lora-r8-up, epoch 1");
        assertThat(page.byTestId("sample-row")).hasCount(25);
        assertThat(page.byTestId("samples")).containsText("correct 120");
        page.byTestId("sample-row").first().locator("summary").first().click();
        assertThat(page.byTestId("sample-row").first()).containsText("What is the sum of 4 and 7?");
        assertThat(page.byTestId("sample-row").first()).containsText("I start with 4 and count 7 on.");
        assertThat(page.byTestId("sample-row").first()).containsText("The sum is 11.");
    }

    @Test
    void samplesAreChosenByTheirOutcomeAndTurnedPageByPage(StudyPage page) {
        page.open(study, "#" + id());
        assertThat(page.byTestId("sample-row")).hasCount(25);

        page.drawer().locator("[data-name=wrong]").click();
        assertThat(page.byTestId("sample-row")).hasCount(6);
        page.drawer().locator(".outcome-filter [data-name='']").click();
        page.drawer().getByText("Next").click();

        assertThat(page.byTestId("samples")).containsText("26 to 50 of 128, digit-sums");
    }

    @Test
    void tellsRecipeAndLineage(StudyPage page) {
        page.open(study, "#" + id());

        page.page().getByRole(AriaRole.TAB, named("Recipe")).click();
        assertThat(page.drawer()).containsText("targets: [up_proj]");
        assertThat(page.drawer().locator(".curve")).hasCount(1);
        page.page().getByRole(AriaRole.TAB, named("Lineage")).click();

        assertThat(page.drawer()).containsText("960 rows");
        assertThat(page.drawer())
                .containsText(checkpoint
                        .checkpoint()
                        .artifact()
                        .files()
                        .get(1)
                        .sha256()
                        .substring(0, 8));
    }

    @Test
    void everyScoreSaysHowItWasTakenAndItsDigestsCanBeCopied(StudyPage page) {
        page.openScores(study, id());

        assertThat(page.said("digit-sums", "benchmark")).hasText("digit-sums, version 1-3f9a0c2e");
        assertThat(page.said("digit-sums", "checked by")).hasText("whole-number 1, digits 1");
        assertThat(page.said("digit-sums", "engine, precision")).hasText("onnxruntime 1.29.0, cpu, float32");
        assertThat(page.said("digit-sums", "sampling")).hasText("temperature=0.6 top-p=0.95 max-tokens=256");
        String items = Rows.sha256("digit-sums").substring(0, 8);
        assertThat(page.said("digit-sums", "fingerprint")).containsText("items " + items);
        assertThat(page.said("pocket-harmful", "judge")).containsText("pocket-refusal, version 1");
        assertThat(page.said("pocket-harmful", "judge corrected")).containsText("0.");
        assertThat(page.said("pocket-harmful", "calibrated"))
                .hasText("sees 0.900 of 100 refusals and 0.950 of 100 others, kappa 0.850");
        assertThat(page.said("pocket-harmful", "obeys orders")).hasText("0 of 20 texts that give it orders");
        assertThat(page.said("pocket-benign", "verdicts").locator(".bad")).hasText("2 refused");
        page.page()
                .getByRole(AriaRole.BUTTON, named("Copy digest of the items of digit-sums"))
                .click();
        assertThat(page.page().getByRole(AriaRole.BUTTON, named("Copied"))).hasCount(1);
    }

    @Test
    void arrowKeysLeadFromTheSamplesToTheScores(StudyPage page) {
        page.open(study, "#" + id());
        page.page().getByRole(AriaRole.TAB, named("Samples")).focus();

        page.page().keyboard().press("ArrowRight");

        assertThat(page.page().getByRole(AriaRole.TAB, named("Scores"))).isFocused();
        assertThat(page.page().getByRole(AriaRole.REGION, named("reasoning, digit-sums")))
                .isVisible();
    }

    @Test
    void whatAScoreSaysIsTextAndNeverMarkup(StudyPage page) {
        String address = "/api/studies/" + study.id() + "/checkpoints/" + id() + "/scores";
        String marked = Registry.get(address)
                .toString()
                .replace("onnxruntime 1.29.0", "<img src=x onerror=alert()>")
                .replace("\"task\":\"pocket-benign\"", "\"task\":\"<b>bold</b>\"");
        page.page()
                .route(
                        "**" + address,
                        route -> route.fulfill(new Route.FulfillOptions()
                                .setContentType("application/json")
                                .setBody(marked)));

        page.openScores(study, id());

        assertThat(page.said("digit-sums", "engine, precision")).hasText("<img src=x onerror=alert()>, cpu, float32");
        assertThat(page.byTestId("sheets")).containsText("<b>bold</b>");
        assertThat(page.byTestId("sheets").locator("img")).hasCount(0);
    }

    @Test
    void saysWhyScoresCannotBeReadAndReadsThemAgainWhenAsked(StudyPage page) {
        String address = "**/checkpoints/" + id() + "/scores";
        page.whoseConnectionBreaks().page().route(address, Route::abort);
        page.openScores(study, id());
        assertThat(page.byTestId("sheets")).containsText("The scores could not be read");

        page.page().unroute(address);
        page.byTestId("sheets").getByText("Try again").click();

        assertThat(page.said("digit-sums", "outcomes")).containsText("120 correct");
    }

    @Test
    void aRowOpensTheSameDrawerAndStaysWhereItIs(StudyPage page) {
        page.open(study);
        Locator opener = page.row(id()).locator(".opener");
        opener.scrollIntoViewIfNeeded();
        double before = opener.boundingBox().y;

        opener.click();

        assertThat(page.drawer().locator("h2")).hasText("lora-r8-up, epoch 1");
        assertThat(page.byTestId("sample-row")).hasCount(25);
        assertEquals(before, opener.boundingBox().y, 2);
    }

    @Test
    void theAddressLeadsToTheOpenedCheckpoint(StudyPage page) {
        page.open(study);

        page.row(id()).click();
        assertThat(page.drawer()).isVisible();

        assertEquals("#" + id(), page.evaluate("window.location.hash", String.class));
        page.page().reload();
        assertThat(page.drawer().locator("h2")).hasText("lora-r8-up, epoch 1");
    }

    @Test
    void arrowKeysLeadFromPointToPointAndEnterOpensOne(StudyPage page) {
        page.open(study);
        String safest = study.published("full-1e-4", 4).checkpoint().checkpointId();
        String base = study.published("base", 0).checkpoint().checkpointId();

        page.points().first().focus();
        page.page().keyboard().press("End");
        assertThat(page.point(safest)).isFocused();
        page.page().keyboard().press("Home");
        assertThat(page.point(base)).isFocused();
        page.page().keyboard().press("ArrowRight");
        assertThat(page.point(study.published("full-3e-5", 1).checkpoint().checkpointId()))
                .isFocused();
        page.page().keyboard().press("ArrowUp");
        page.page().keyboard().press("Enter");

        assertThat(page.drawer().locator("h2")).isFocused();
        page.page().keyboard().press("Escape");
        assertThat(page.drawer()).isHidden();
        assertThat(page.page().locator("#plane .mark:focus")).hasCount(1);
    }

    @Test
    void oneStopOfTheTabKeyLeadsIntoThePlane(StudyPage page) {
        page.open(study);

        assertThat(page.page().locator("#plane .mark[tabindex='0']")).hasCount(1);
    }

    private String id() {
        return checkpoint.checkpoint().checkpointId();
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }
}
