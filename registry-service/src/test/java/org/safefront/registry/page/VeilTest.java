package org.safefront.registry.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
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
import org.safefront.registry.example.ExampleRows;
import org.safefront.registry.example.ExampleStudy;
import org.safefront.registry.example.Registry;
import org.safefront.registry.example.RegistryTest;

/** Texts of probes on the page: veiled, unveiled by the token, and veiled again. */
@RegistryTest
@ExtendWith(Chromium.class)
class VeilTest {
    private static final String KEPT = "Object.values({...sessionStorage}).join()";
    private static final String WRONG = "a-token-that-is-not-the-one";

    private ExampleStudy study;
    private String id;

    @BeforeEach
    void chooseACheckpoint() {
        study = Pictured.finished();
        id = study.published("lora-r8-up", 1).checkpoint().checkpointId();
    }

    @ParameterizedTest
    @CsvSource({"safety, refused 71", "over-refusal, refused 2"})
    void textsOfProbesAreVeiledAndSaidToBe(String axis, String outcomes, StudyPage page) {
        open(axis, page);

        assertThat(page.byTestId("samples")).containsText(outcomes);
        assertThat(page.byTestId("veil")).containsText("are veiled; the reader token lifts the veil");
        assertThat(page.byTestId("sample-row").first()).containsText("characters veiled");
        assertFalse(page.page().content().contains(ExampleRows.FORBIDDEN));
        assertFalse(page.page().content().contains("harmless text"));
    }

    @Test
    void samplesOfABenchmarkHaveNoVeil(StudyPage page) {
        page.open(study, "#" + id);

        assertThat(page.byTestId("sample-row")).hasCount(25);
        assertThat(page.byTestId("veil")).isHidden();
    }

    @Test
    void theTokenUnveilsThisTabAndStandsInNoAddress(StudyPage page) {
        List<Request> requests = page.requests();
        open("safety", page);
        firstRow(page).getByRole(AriaRole.BUTTON).click();
        assertThat(field(page)).isFocused();

        page.page().keyboard().type(Registry.READER_TOKEN);
        page.page().keyboard().press("Enter");

        assertThat(firstRow(page)).containsText("Request 0: " + ExampleRows.FORBIDDEN);
        assertThat(page.byTestId("veil")).containsText("unveiled in this tab");
        assertThat(button(page, "Veil again")).isFocused();
        firstRow(page).locator("summary").first().click();
        assertThat(firstRow(page)).containsText("Thinking about the " + ExampleRows.FORBIDDEN);
        page.drawer().locator("[data-name=over-refusal]").click();
        assertThat(firstRow(page)).containsText("Request 0: harmless text");

        assertEquals(Registry.READER_TOKEN, page.evaluate(KEPT, String.class));
        assertEquals(0, page.number("localStorage.length"));
        assertEquals("", page.evaluate("document.cookie", String.class));
        assertFalse(page.page().url().contains("a-token"), page.page()::url);
        assertFalse(requests.stream().anyMatch(request -> request.url().contains("a-token")));
        assertFalse(page.page().content().contains(Registry.READER_TOKEN));
        assertTrue(requests.stream()
                .filter(request -> request.headers().containsKey("authorization"))
                .allMatch(request -> request.url().contains("/samples?axis=")));
    }

    @Test
    void theTokenStaysForTheTabUntilTheVeilIsWantedAgain(StudyPage page) {
        open("safety", page);
        unveil(page, Registry.READER_TOKEN);
        assertThat(firstRow(page)).containsText(ExampleRows.FORBIDDEN);

        page.page().reload();
        page.drawer().locator("[data-name=safety]").click();
        assertThat(firstRow(page)).containsText(ExampleRows.FORBIDDEN);
        button(page, "Veil again").click();

        assertThat(firstRow(page)).containsText("characters veiled");
        assertThat(button(page, "Unveil…")).isFocused();
        assertFalse(page.page().content().contains(ExampleRows.FORBIDDEN));
        assertEquals("", page.evaluate(KEPT, String.class));
    }

    @Test
    void aTokenThatIsRefusedIsSaidToBeAndForgotten(StudyPage page) {
        page.thatIsRefused();
        open("safety", page);

        unveil(page, WRONG);

        assertThat(page.byTestId("veil").getByRole(AriaRole.ALERT))
                .hasText("The token was refused: this is not the reader token of this registry.");
        assertThat(firstRow(page)).containsText("characters veiled");
        assertThat(field(page)).isFocused();
        assertEquals("", page.evaluate(KEPT, String.class));
        field(page).fill(Registry.READER_TOKEN);
        page.page().keyboard().press("Enter");
        assertThat(firstRow(page)).containsText(ExampleRows.FORBIDDEN);
    }

    @Test
    void aTokenThatIsNoLongerTheRightOneIsForgotten(StudyPage page) {
        page.thatIsRefused().open(study);
        page.page().evaluate("token => sessionStorage.setItem('safefront-reader-token', token)", WRONG);
        open("over-refusal", page);

        assertThat(page.byTestId("veil")).containsText("The token was refused");
        assertThat(firstRow(page)).containsText("characters veiled");
        assertEquals("", page.evaluate(KEPT, String.class));
    }

    @Test
    void whatCannotBeATokenIsNotSent(StudyPage page) {
        open("safety", page);
        List<Request> requests = page.requests();

        unveil(page, "zwölf Wörter");
        assertThat(page.byTestId("veil")).containsText("That cannot be a token");
        button(page, "Cancel").click();

        assertThat(field(page)).isHidden();
        assertThat(button(page, "Unveil…")).isFocused();
        assertEquals(List.of(), requests);
    }

    @Test
    void whereThereIsNoTokenNothingOffersToUnveil(StudyPage page) {
        String samples = "/api/studies/" + study.id() + "/checkpoints/" + id + "/samples?";
        page.page()
                .route(
                        "**" + samples + "axis=safety**",
                        route -> route.fulfill(new Route.FulfillOptions()
                                .setContentType("application/json")
                                .setBody(Registry.get(samples + "axis=safety&limit=25")
                                        .toString()
                                        .replace("\"takesToken\":true", "\"takesToken\":false")
                                        .replaceAll(
                                                "\"how\":\"[^\"]*\"", "\"how\":\"veiled for <b>everybody</b>.\""))));

        open("safety", page);

        assertThat(page.byTestId("veil")).containsText("veiled for <b>everybody</b>.");
        assertThat(page.byTestId("veil").getByRole(AriaRole.BUTTON)).hasCount(0);
        assertThat(firstRow(page).getByRole(AriaRole.BUTTON)).hasCount(0);
    }

    @ParameterizedTest
    @CsvSource({"360, 780, LIGHT", "360, 780, DARK", "1440, 900, LIGHT", "1440, 900, DARK"})
    void theVeilFitsEveryScreen(int width, int height, ColorScheme scheme, StudyPage page) {
        page.thatIsRefused().ofSize(width, height, scheme);
        open("safety", page);
        unveil(page, WRONG);
        assertThat(page.byTestId("veil")).containsText("The token was refused");
        picture(page, width + "-" + scheme + "-veil");
        assertEquals(width, page.number("document.documentElement.scrollWidth"));
        assertTrue(page.number("document.getElementById('drawer').scrollWidth") <= width);

        field(page).fill(Registry.READER_TOKEN);
        button(page, "Unveil").click();
        assertThat(firstRow(page)).containsText(ExampleRows.FORBIDDEN);
        picture(page, width + "-" + scheme + "-unveiled");
        assertTrue(page.number("document.getElementById('drawer').scrollWidth") <= width);
    }

    private void open(String axis, StudyPage page) {
        page.open(study, "#" + id);
        page.drawer().locator("[data-name=" + axis + "]").click();
        assertThat(firstRow(page)).hasAttribute("data-outcome", "refused");
    }

    private static void unveil(StudyPage page, String token) {
        button(page, "Unveil…").click();
        field(page).fill(token);
        page.page().keyboard().press("Enter");
    }

    private static Locator firstRow(StudyPage page) {
        return page.byTestId("sample-row").first();
    }

    private static Locator field(StudyPage page) {
        return page.byTestId("veil").getByLabel("Reader token");
    }

    private static Locator button(StudyPage page, String name) {
        return page.byTestId("veil")
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(name).setExact(true));
    }

    private static void picture(StudyPage page, String name) {
        page.page()
                .screenshot(new Page.ScreenshotOptions()
                        .setPath(Path.of("target", "pictures", name.toLowerCase(Locale.ROOT) + ".png")));
    }
}
