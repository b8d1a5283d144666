package org.safefront.registry.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.safefront.registry.example.ExampleStudy;
import org.safefront.registry.example.RegistryTest;

/** Leaves pictures in {@code target/pictures} for those who want to judge with their own eyes. */
@RegistryTest
@ExtendWith(Chromium.class)
class LooksTest {
    private static final int MOST_SCRIPT = 300 * 1024;
    /** WCAG 2, level AA, for text. */
    private static final double LEAST_CONTRAST = 4.5;

    @ParameterizedTest
    @CsvSource({
        "360, 780, LIGHT",
        "360, 780, DARK",
        "768, 1024, LIGHT",
        "1440, 900, LIGHT",
        "1440, 900, DARK",
        "2560, 1440, LIGHT"
    })
    void fitsEveryScreen(int width, int height, ColorScheme scheme, StudyPage page) {
        ExampleStudy study = Pictured.finished();
        page.ofSize(width, height, scheme).open(study);
        assertThat(page.points()).hasCount(21);
        assertThat(page.page().locator(".curve")).hasCount(5);

        picture(page, width + "-" + scheme, true);
        assertEquals(width, page.number("document.documentElement.scrollWidth"));
        assertEquals(List.of(), page.texts(CUT_TEXTS));

        page.row(study.published("lora-r8-up", 2).checkpoint().checkpointId())
                .locator(".opener")
                .click();
        assertThat(page.byTestId("sample-row")).hasCount(25);
        picture(page, width + "-" + scheme + "-drawer", false);
        assertEquals(width, page.number("document.documentElement.scrollWidth"));
        assertTrue(page.number("document.getElementById('drawer').scrollWidth") <= width);

        page.page()
                .getByRole(AriaRole.TAB, new Page.GetByRoleOptions().setName("Scores"))
                .click();
        assertThat(page.byTestId("sheets").locator("section")).hasCount(3);
        picture(page, width + "-" + scheme + "-scores", false);
        assertEquals(List.of(), page.texts(CUT_SCORES));
    }

    @ParameterizedTest
    @CsvSource({"360, 780, LIGHT", "360, 780, DARK", "1440, 900, LIGHT", "1440, 900, DARK"})
    void thePastAFilterAndTheSweepFitToo(int width, int height, ColorScheme scheme, StudyPage page) {
        page.ofSize(width, height, scheme).open(Pictured.finished());
        page.byTestId("sweep").scrollIntoViewIfNeeded();
        assertThat(page.byTestId("sweep").locator("figure")).hasCount(4);
        picture(page, width + "-" + scheme + "-sweep", false);
        assertEquals(width, page.number("document.documentElement.scrollWidth"));

        page.byTestId("time").focus();
        page.page().keyboard().press("PageDown");
        assertThat(page.page().locator("#plane .mark.faded").first()).isVisible();
        page.byTestId("filters").locator("[data-key=rank] [data-key='8']").click();
        assertThat(page.points()).hasCount(9);
        picture(page, width + "-" + scheme + "-past", true);
        assertEquals(width, page.number("document.documentElement.scrollWidth"));
        assertEquals(List.of(), page.texts(CUT_TEXTS));
    }

    /** Lines of scores that reach out of the drawer, or whose text reaches out of them. */
    private static final String CUT_SCORES =
            "(() => { const box = document.getElementById('drawer').getBoundingClientRect();"
                    + " return [...document.querySelectorAll('.sheet dd, .score-rests')].filter(line =>"
                    + " line.getBoundingClientRect().right > box.right || line.scrollWidth > line.clientWidth)"
                    + ".map(line => line.textContent); })()";

    /** Labels of the plane that reach out of its panel. */
    private static final String CUT_TEXTS =
            "(() => { const box = document.querySelector('.hero').getBoundingClientRect();"
                    + " return [...document.querySelectorAll('#plane text')].filter(text => { const own = text.getBoundingClientRect();"
                    + " return own.left < box.left || own.right > box.right; }).map(text => text.textContent); })()";

    @ParameterizedTest
    @EnumSource(
            value = ColorScheme.class,
            names = {"LIGHT", "DARK"})
    void textStandsOutFromWhatItStandsOn(ColorScheme scheme, StudyPage page) {
        page.ofSize(1440, 900, scheme).open(Pictured.halfWay());

        for (String text : List.of("ink", "muted", "accent", "good", "bad", "warn")) {
            for (String ground : List.of("ground", "panel", "sunken")) {
                double contrast = contrast(page, text, ground);

                assertTrue(contrast >= LEAST_CONTRAST, () -> text + " on " + ground + ": " + contrast);
            }
        }
        for (String chip : List.of("accent", "good", "bad", "warn")) {
            assertTrue(contrast(page, chip, chip + "-soft") >= LEAST_CONTRAST, chip);
        }
    }

    @Test
    void weighsLittle(StudyPage page) {
        var scripts = new CopyOnWriteArrayList<Response>();
        page.page().onResponse(response -> {
            if (response.url().endsWith(".js")) {
                scripts.add(response);
            }
        });

        page.open(Pictured.finished());

        int total = scripts.stream().mapToInt(script -> script.body().length).sum();
        assertTrue(scripts.size() > 30 && total < MOST_SCRIPT, () -> scripts.size() + " scripts, " + total + " bytes");
    }

    private static void picture(StudyPage page, String name, boolean whole) {
        page.page()
                .screenshot(new Page.ScreenshotOptions()
                        .setPath(Path.of("target", "pictures", name.toLowerCase(Locale.ROOT) + ".png"))
                        .setFullPage(whole));
    }

    /** The ratio of WCAG 2: relative luminances with 0.05 added to each. */
    private static double contrast(StudyPage page, String text, String ground) {
        double first = luminance(page, text);
        double second = luminance(page, ground);
        return (Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05);
    }

    private static double luminance(StudyPage page, String name) {
        String hex = page.evaluate(
                        "getComputedStyle(document.documentElement).getPropertyValue('--" + name + "')", String.class)
                .strip();
        double[] share = new double[3];
        for (int channel = 0; channel < 3; channel++) {
            double value = Integer.parseInt(hex.substring(1 + 2 * channel, 3 + 2 * channel), 16) / 255.0;
            share[channel] = value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
        }
        return 0.2126 * share[0] + 0.7152 * share[1] + 0.0722 * share[2];
    }
}
