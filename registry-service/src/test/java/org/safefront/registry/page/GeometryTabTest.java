package org.safefront.registry.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.safefront.contracts.Projection;
import org.safefront.registry.example.ExampleGeometry;
import org.safefront.registry.example.ExampleStudy;
import org.safefront.registry.example.Registry;
import org.safefront.registry.example.RegistryTest;

@RegistryTest
@ExtendWith(Chromium.class)
class GeometryTabTest {
    private static final List<String> PLOTS = List.of("stable-rank", "writes", "reads");

    private ExampleStudy study;

    @BeforeEach
    void chooseAStudy() {
        study = Pictured.finished();
    }

    @Test
    void drawsALineForEachKindOfMatrixThatIsChanged(StudyPage page) {
        open(page, "lora-r32-up-down");

        for (String plot : PLOTS) {
            assertThat(plot(page, plot).locator(".layer-line")).hasCount(2);
            assertThat(plot(page, plot).locator("[data-name=up_proj] .shape")).hasCount(12);
            assertThat(plot(page, plot).locator("[data-name=q_proj]")).hasCount(0);
        }
        assertThat(tab(page).locator(".legend li")).hasText(new String[] {"up_proj", "down_proj"});
        assertThat(plot(page, "writes").locator(".base-level")).hasCount(1);
        assertThat(plot(page, "stable-rank").locator(".base-level")).hasCount(0);
    }

    /** Read off the places of the marks: the scale begins at zero. */
    @Test
    void aMarkStandsAsHighAsItsValue(StudyPage page) {
        open(page, "lora-r8-up");
        List<Double> values = Registry.get(
                        "/api/studies/" + study.id() + "/checkpoints/" + id("lora-r8-up") + "/geometry")
                .findValues("stableRank")
                .stream()
                .map(value -> value.asDouble())
                .toList();

        String heights = "(() => { const plot = document.querySelector('[data-testid=geometry-stable-rank]');"
                + " const ground = Number(plot.querySelector('.axis-line').getAttribute('y1'));"
                + " return [...plot.querySelectorAll('.layer-series .shape')].map(mark =>"
                + " String(ground - Number(mark.getAttribute('transform').match(/ ([\\d.]+)\\)/)[1]))); })()";
        assertThat(plot(page, "stable-rank").locator(".shape")).hasCount(12);
        List<Double> places = page.texts(heights).stream().map(Double::valueOf).toList();

        double scale = places.get(0) / values.get(0);
        for (int i = 0; i < values.size(); i++) {
            assertEquals(values.get(i) * scale, places.get(i), 0.2, "layer " + i);
        }
    }

    @Test
    void thePointerReadsTheNearestPoint(StudyPage page) {
        open(page, "lora-r8-up");

        plot(page, "reads").locator(".shape").nth(3).hover(new Locator.HoverOptions().setForce(true));

        assertThat(plot(page, "reads").locator(".curves-reading")).containsText("up_proj, layer 3: ");
    }

    @Test
    void whoDoesNotSeeThePlotsHearsThemAndFindsAllNumbersInATable(StudyPage page) {
        open(page, "full-1e-4");

        assertThat(page.page().getByRole(AriaRole.IMG, named("Stable rank, over the layers: q_proj from ")))
                .hasCount(1);
        tab(page).locator("summary").focus();
        page.page().keyboard().press("Enter");

        Locator table = tab(page).getByRole(AriaRole.TABLE);
        assertThat(table.locator("tbody tr")).hasCount((int) ExampleGeometry.rowsOf(Projection.values()));
        assertThat(table.locator("tbody tr").first().locator("td").first()).hasText("0");
        assertThat(table.locator("tbody tr").first().getByRole(AriaRole.ROWHEADER))
                .hasText("q_proj");
        page.page().keyboard().press("Tab");
        assertThat(page.page().getByRole(AriaRole.REGION, named("Numbers of each matrix")))
                .isFocused();
    }

    @Test
    void arrowKeysLeadToIt(StudyPage page) {
        page.open(study, "#" + id("lora-r8-up"));
        page.page().getByRole(AriaRole.TAB, named("Recipe")).focus();

        page.page().keyboard().press("ArrowRight");

        assertThat(page.page().getByRole(AriaRole.TAB, named("Geometry"))).isFocused();
        assertThat(plot(page, "stable-rank").locator(".layer-line")).hasCount(1);
    }

    @Test
    void theBaseSaysThatItChangesNothing(StudyPage page) {
        page.open(study, "#" + study.published("base", 0).checkpoint().checkpointId());

        page.page().getByRole(AriaRole.TAB, named("Geometry")).click();

        assertThat(tab(page)).hasText("The base changes nothing; its updates are measured against it.");
    }

    @Test
    void aCheckpointWithoutSaysSo(StudyPage page) {
        ExampleStudy half = Pictured.halfWay();
        page.open(half, "#" + half.published("lora-r32-up-down", 1).checkpoint().checkpointId());

        page.page().getByRole(AriaRole.TAB, named("Geometry")).click();

        assertThat(tab(page)).hasText("This checkpoint was published without its geometry.");
    }

    @Test
    void saysWhyItCannotBeReadAndReadsItAgainWhenAsked(StudyPage page) {
        String address = "**/checkpoints/" + id("lora-r8-up") + "/geometry";
        page.whoseConnectionBreaks().page().route(address, Route::abort);
        open(page, "lora-r8-up");
        assertThat(tab(page)).containsText("The geometry could not be read");

        page.page().unroute(address);
        tab(page).getByText("Try again").click();

        assertThat(plot(page, "stable-rank").locator(".layer-line")).hasCount(1);
    }

    /** One layer, one matrix that did not move, and ranks that are all alike. */
    @Test
    void drawsWhatThereIsOfAnUpdateThatHardlyIsOne(StudyPage page) {
        String address = "/api/studies/" + study.id() + "/checkpoints/" + id("lora-r8-up") + "/geometry";
        String overlap = "{\"weighted\":0,\"weightedRatio\":0,\"uniform\":0.5,\"uniformRatio\":1}";
        String matrix = "{\"layer\":0,\"projection\":\"%s\",\"outputs\":2,\"inputs\":2,\"norm\":0,\"relativeNorm\":0,"
                + "\"spectralNorm\":0%s}";
        String direction = ",\"direction\":{\"stableRank\":1,\"cosine\":1,\"directions\":1,\"columns\":" + overlap
                + ",\"rows\":" + overlap + "}";
        page.page()
                .route(
                        "**" + address,
                        route -> route.fulfill(new Route.FulfillOptions()
                                .setContentType("application/json")
                                .setBody("[" + matrix.formatted("up_proj", direction) + ","
                                        + matrix.formatted("<b>bold</b>", "") + "]")));

        open(page, "lora-r8-up");

        assertThat(plot(page, "stable-rank").locator(".shape")).hasCount(1);
        assertThat(plot(page, "reads").locator(".shape")).hasCount(0);
        tab(page).locator("summary").click();
        assertThat(tab(page).getByRole(AriaRole.TABLE)).containsText("<b>bold</b>");
    }

    @ParameterizedTest
    @CsvSource({"360, 780, LIGHT", "360, 780, DARK", "1440, 900, LIGHT", "1440, 900, DARK"})
    void fitsEveryScreen(int width, int height, ColorScheme scheme, StudyPage page) {
        page.ofSize(width, height, scheme);
        open(page, "full-1e-4");
        assertThat(plot(page, "reads").locator(".layer-line")).hasCount(7);

        picture(page, width + "-" + scheme + "-geometry");
        plot(page, "reads").scrollIntoViewIfNeeded();
        tab(page).locator("summary").click();
        tab(page).getByRole(AriaRole.TABLE).scrollIntoViewIfNeeded();
        picture(page, width + "-" + scheme + "-geometry-numbers");

        assertEquals(width, page.number("document.documentElement.scrollWidth"));
        assertTrue(page.number("document.getElementById('drawer').scrollWidth") <= width);
        assertEquals(List.of(), page.texts(CUT_TEXTS));
    }

    /** Tabs, and texts of the plots, that reach out of the drawer. */
    private static final String CUT_TEXTS =
            "(() => { const box = document.getElementById('drawer').getBoundingClientRect();"
                    + " return [...document.querySelectorAll('.geometry svg text, .tabs button')].filter(text => {"
                    + " const own = text.getBoundingClientRect();"
                    + " return own.left < box.left || own.right > box.right; }).map(text => text.textContent); })()";

    private void open(StudyPage page, String recipe) {
        page.open(study, "#" + id(recipe));
        page.page().getByRole(AriaRole.TAB, named("Geometry")).click();
    }

    private String id(String recipe) {
        return study.published(recipe, 2).checkpoint().checkpointId();
    }

    private static Locator tab(StudyPage page) {
        return page.byTestId("geometry");
    }

    private static Locator plot(StudyPage page, String name) {
        return page.byTestId("geometry-" + name);
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }

    private static void picture(StudyPage page, String name) {
        page.page()
                .screenshot(new Page.ScreenshotOptions()
                        .setPath(Path.of("target", "pictures", name.toLowerCase(Locale.ROOT) + ".png")));
    }
}
