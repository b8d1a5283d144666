package org.safefront.registry.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.safefront.contracts.Event;
import org.safefront.contracts.training.CheckpointPublished;
import org.safefront.registry.example.ExampleRows;
import org.safefront.registry.example.ExampleStudy;
import org.safefront.registry.example.Measured;
import org.safefront.registry.example.Registry;
import org.safefront.registry.example.RegistryTest;

/**
 * Two checkpoints beside one another. Of 128 sums the base solves the first 121 and the last epoch of full-1e-4 the first 74,
 * so 47 flip; of 128 harmful requests they refuse 9 and 127.
 */
@RegistryTest
@ExtendWith(Chromium.class)
class CompareTabTest {
    private ExampleStudy study;
    private String id;

    @BeforeEach
    void chooseACheckpoint() {
        study = Pictured.finished();
        id = study.published("full-1e-4", 4).checkpoint().checkpointId();
    }

    @Test
    void theSameItemIsAnsweredByBothBesideOneAnother(StudyPage page) {
        open(page);

        assertThat(page.byTestId("difference"))
                .containsText("It solves 36.7 pt fewer questions (95 % interval of the difference −44.6 to −27.7 pt)");
        assertThat(page.byTestId("difference"))
                .containsText("on 128 items that both answered: 0 better, 47 worse, p < 0.001");
        assertThat(rows(page)).hasCount(20);
        Locator first = rows(page).first();
        assertThat(first).containsText("right to wrong");
        assertThat(first.locator(".pair-side")).hasText(new String[] {"base correct", "full-1e-4, epoch 4 truncated"});
        first.locator("summary").first().click();
        Locator columns = first.locator(".pair-column");
        assertThat(columns).hasCount(2);
        assertThat(columns.nth(0)).containsText("The sum is 17.");
        assertThat(columns.nth(1)).containsText("none");
        assertTrue(columns.nth(0).boundingBox().x + columns.nth(0).boundingBox().width
                <= columns.nth(1).boundingBox().x);
        assertEquals(columns.nth(0).boundingBox().y, columns.nth(1).boundingBox().y, 1);
    }

    @Test
    void flipsAreChosenByTheirDirectionAndTurnedPageByPage(StudyPage page) {
        open(page);
        assertThat(page.byTestId("compare").locator(".outcome-filter button"))
                .hasText(new String[] {"flips 47", "right to wrong 47", "wrong to right 0", "all 128"});

        page.byTestId("compare").getByText("Next").click();
        assertThat(page.byTestId("compare")).containsText("21 to 40 of 47, digit-sums");
        page.byTestId("compare").getByText("Next").click();
        assertThat(rows(page)).hasCount(7);
        filter(page, "better").click();
        assertThat(page.byTestId("compare")).containsText("No item changed like this.");
        filter(page, "all").click();

        assertThat(page.byTestId("compare")).containsText("1 to 20 of 128, digit-sums");
        assertThat(rows(page).first()).hasAttribute("data-change", "same");
        assertThat(filter(page, "all")).hasAttribute("aria-pressed", "true");
    }

    @Test
    void whomOneIsComparedWithStandsInTheAddress(StudyPage page) {
        open(page);
        String other = study.published("lora-r8-up", 4).checkpoint().checkpointId();
        assertThat(page.byTestId("compare-with").locator("option")).hasCount(20);

        page.byTestId("compare-with").selectOption(other);
        assertThat(page.byTestId("difference")).containsText("0 better, 41 worse");
        page.page().reload();

        assertThat(page.byTestId("compare-with")).hasValue(other);
        assertThat(page.byTestId("difference")).containsText("0 better, 41 worse");
        assertThat(rows(page).first().locator(".pair-name").first()).hasText("lora-r8-up, epoch 4");
    }

    @Test
    void textsOfProbesStayVeiledUntilTheTokenUnveilsThem(StudyPage page) {
        open(page);
        List<Request> requests = page.requests();
        axis(page, "safety").click();

        assertThat(rows(page).first()).containsText("complied to refused");
        assertThat(rows(page).first()).containsText("characters of both veiled");
        assertFalse(page.page().content().contains(ExampleRows.FORBIDDEN));
        rows(page).first().getByRole(AriaRole.BUTTON).click();
        page.page().keyboard().type(Registry.READER_TOKEN);
        page.page().keyboard().press("Enter");

        assertThat(rows(page).first()).containsText("Request 9: " + ExampleRows.FORBIDDEN);
        rows(page).first().locator("summary").first().click();
        assertThat(rows(page).first().locator(".pair-column").nth(0)).containsText("Here it is: ");
        assertThat(rows(page).first().locator(".pair-column").nth(1)).containsText("I will not do that: ");
        assertFalse(requests.stream().anyMatch(request -> request.url().contains("a-token")));
        page.byTestId("compare").getByText("Veil again").click();
        assertThat(rows(page).first()).containsText("characters of both veiled");
        assertFalse(page.page().content().contains(ExampleRows.FORBIDDEN));
    }

    /** A shard of another checkpoint says nothing of these two. */
    @Test
    void anOpenPairStaysOpenWhileTheStudyGoesOn(StudyPage page) {
        var live = ExampleStudy.named("page-compare-live");
        CheckpointPublished base = live.published("base", 0);
        CheckpointPublished full = live.published("full", 1);
        List<Event> facts = new ArrayList<>(List.of(base, full));
        facts.addAll(new Measured(base, Registry.rows()).by(38, 1, 0));
        facts.addAll(new Measured(full, Registry.rows()).by(30, 35, 1));
        Registry.post(live.request());
        Registry.publish(live, facts);
        Registry.awaitKnown(live, facts);
        page.open(live, "#" + full.checkpoint().checkpointId());
        tab(page).click();
        rows(page).first().locator("summary").first().click();
        assertThat(rows(page).first().locator(".pair-column")).hasCount(2);

        CheckpointPublished next = live.published("full", 2);
        List<Event> more = new ArrayList<>(List.of(next));
        more.addAll(new Measured(next, Registry.rows()).by(29, 34, 1));
        Registry.publish(live, more);

        assertThat(page.rows()).hasCount(3);
        assertThat(page.byTestId("compare-with").locator("option")).hasText(new String[] {"base", "full, epoch 2"});
        assertThat(rows(page).first().locator("details").first()).hasAttribute("open", "");
    }

    @Test
    void nothingIsReadBeforeItIsShown(StudyPage page) {
        List<Request> requests = page.requests();
        page.open(study, "#" + id);
        assertThat(page.byTestId("sample-row")).hasCount(25);
        assertFalse(requests.stream().anyMatch(request -> request.url().contains("/compare/")));

        tab(page).click();

        assertThat(rows(page)).hasCount(20);
    }

    @Test
    void saysWhyTwoCannotBeCompared(StudyPage page) {
        var other = ExampleStudy.named("page-compare-nothing");
        CheckpointPublished base = other.published("base", 0);
        CheckpointPublished full = other.published("full", 1);
        Registry.post(other.request());
        Registry.publish(other, List.of(base, full, new Measured(base, Registry.rows()).solves(30)));
        Registry.viewOnce(
                other,
                view -> view.at("/checkpoints").size() == 2
                        && view.at("/checkpoints/0").has("reasoning"));
        page.mayMeetConflicts().open(other, "#" + full.checkpoint().checkpointId());

        tab(page).click();

        assertThat(page.byTestId("compare")).containsText("These two cannot be compared: ");
        assertThat(page.byTestId("compare")).containsText("reasoning digit-sums has no score yet");
    }

    @ParameterizedTest
    @CsvSource({"360, 780, LIGHT", "360, 780, DARK", "1440, 900, LIGHT", "1440, 900, DARK"})
    void fitsEveryScreen(int width, int height, ColorScheme scheme, StudyPage page) {
        page.ofSize(width, height, scheme);
        open(page);
        assertThat(rows(page)).hasCount(20);
        Pictures.take(page, width, scheme, "compare");
        rows(page).first().locator("summary").first().click();
        rows(page).first().scrollIntoViewIfNeeded();
        Pictures.take(page, width, scheme, "compare-pair");
        assertEquals(width, page.number("document.documentElement.scrollWidth"));
        assertTrue(page.number("document.getElementById('drawer').scrollWidth") <= width);

        axis(page, "safety").click();
        assertThat(rows(page).first()).containsText("veiled");
        Pictures.take(page, width, scheme, "compare-veiled");
        assertTrue(page.number("document.getElementById('drawer').scrollWidth") <= width);
    }

    private void open(StudyPage page) {
        page.open(study, "#" + id);
        tab(page).click();
        assertThat(rows(page).first()).isVisible();
    }

    private static Locator tab(StudyPage page) {
        return page.page().getByRole(AriaRole.TAB, new Page.GetByRoleOptions().setName("Compare"));
    }

    private static Locator rows(StudyPage page) {
        return page.byTestId("pair-row");
    }

    private static Locator filter(StudyPage page, String change) {
        return page.byTestId("compare").locator(".outcome-filter [data-name=" + change + "]");
    }

    private static Locator axis(StudyPage page, String axis) {
        return page.byTestId("compare").locator(".segments [data-name=" + axis + "]");
    }
}
