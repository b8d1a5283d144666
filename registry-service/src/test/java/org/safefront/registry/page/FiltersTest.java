package org.safefront.registry.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.safefront.registry.example.RegistryTest;

@RegistryTest
@ExtendWith(Chromium.class)
class FiltersTest {
    @Test
    void offersWhatTheRecipesDifferIn(StudyPage page) {
        page.open(Pictured.finished());

        assertThat(page.byTestId("filters").locator("[role=group] .filter-name"))
                .hasText(new String[] {"method", "rank", "modules", "epoch"});
        assertThat(group(page, "rank").getByRole(AriaRole.BUTTON)).hasText(new String[] {"8", "32"});
        assertThat(group(page, "modules").getByRole(AriaRole.BUTTON)).hasText(new String[] {"all", "up", "up down"});
    }

    /** The base stays, for it is what all others are measured against. */
    @Test
    void aFilterHoldsForPlotTableAndLegendAndStandsInTheAddress(StudyPage page) {
        page.open(Pictured.finished());
        assertThat(page.points()).hasCount(21);

        value(page, "rank", "8").click();

        assertThat(page.points()).hasCount(9);
        assertThat(page.rows()).hasCount(9);
        assertThat(page.page().locator("#plane .trail")).hasCount(2);
        assertThat(page.page().locator("#legend li:not([hidden])"))
                .hasText(new String[] {"base", "lora-r8-all", "lora-r8-up"});
        assertThat(page.byTestId("filter-count")).hasText("9 of 21 checkpoints shown; the front counts all.");
        assertEquals(List.of("8"), page.texts("new URLSearchParams(location.search).getAll('rank')"));

        value(page, "modules", "up").click();
        value(page, "epoch", "4").click();
        assertThat(page.points()).hasCount(2);

        page.page().reload();
        assertThat(page.points()).hasCount(2);
        assertThat(value(page, "epoch", "4")).hasAttribute("aria-pressed", "true");

        page.page().locator("#filter-clear").click();
        assertThat(page.points()).hasCount(21);
        assertThat(page.byTestId("filter-count")).isHidden();
        assertEquals(List.of("study"), page.texts("[...new URLSearchParams(location.search).keys()]"));
    }

    @Test
    void partOfARecipesNameIsAFilterAndARecipeThatIsSwitchedOffCanBeShared(StudyPage page) {
        page.open(Pictured.finished());

        page.page().getByLabel("recipe").first().fill("R8");
        assertThat(page.points()).hasCount(9);
        page.page()
                .locator("#legend button", new Page.LocatorOptions().setHasText("lora-r8-all"))
                .click();
        assertThat(page.points()).hasCount(5);

        page.page().reload();

        assertThat(page.points()).hasCount(5);
        assertThat(page.page().locator("#filter-recipe")).hasValue("R8");
        assertThat(page.byTestId("filter-count")).hasText("5 of 21 checkpoints shown; the front counts all.");
    }

    @Test
    void theOpenedCheckpointAndTheFilterBothStandInTheAddress(StudyPage page) {
        var study = Pictured.finished();
        page.open(study);
        value(page, "rank", "8").click();
        String id = study.published("lora-r8-up", 1).checkpoint().checkpointId();

        page.row(id).click();
        value(page, "epoch", "1").evaluate("button => button.click()");

        assertEquals("#" + id, page.evaluate("window.location.hash", String.class));
        assertEquals(List.of("8"), page.texts("new URLSearchParams(location.search).getAll('rank')"));
        assertThat(page.points()).hasCount(3);
    }

    private static Locator value(StudyPage page, String name, String value) {
        return group(page, name)
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(value).setExact(true));
    }

    private static Locator group(StudyPage page, String name) {
        return page.page()
                .getByRole(
                        AriaRole.GROUP,
                        new Page.GetByRoleOptions().setName("Filter by " + name).setExact(true));
    }
}
