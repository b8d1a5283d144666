package org.safefront.registry.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.safefront.contracts.training.CheckpointPublished;
import org.safefront.registry.example.ExampleStudy;
import org.safefront.registry.example.Measured;
import org.safefront.registry.example.Registry;
import org.safefront.registry.example.RegistryTest;
import org.safefront.registry.example.Rows;

@RegistryTest
@ExtendWith(Chromium.class)
class TimeTravelTest {
    @Test
    void theSliderLeadsToTheFrontAsItWasAndNowLeadsBack(StudyPage page) {
        ExampleStudy study = Pictured.finished();
        int versions = Registry.get("/api/studies/" + study.id() + "/fronts").size();
        JsonNode third = Registry.get("/api/studies/" + study.id() + "/fronts/3");
        page.open(study);
        Locator slider = page.byTestId("time");
        assertThat(slider)
                .hasAttribute("aria-valuetext", Pattern.compile("front %d of %<d, now, .*".formatted(versions)));
        String staircase = staircase(page);

        slider.focus();
        page.page().keyboard().press("Home");
        page.page().keyboard().press("ArrowRight");
        page.page().keyboard().press("ArrowRight");

        assertThat(page.byTestId("time-told"))
                .hasText(Pattern.compile("front 3 of %d, .* ago, hypervolume %.3f \\[.*"
                        .formatted(versions, third.at("/hypervolume").asDouble())));
        assertThat(page.byTestId("hypervolume"))
                .hasText(String.format(
                        Locale.ROOT, "%.3f", third.at("/hypervolume").asDouble()));
        assertThat(page.page().locator("#front-list li"))
                .hasCount(members(third).size());
        assertEquals(members(third), page.texts(LISTED));
        assertEquals(
                21 - third.at("/points").size(),
                page.page().locator("#plane .mark.faded").count());
        assertNotEquals(staircase, staircase(page));

        page.byTestId("export").locator("summary").click();
        Download figure = page.page()
                .waitForDownload(() -> page.page().getByText("Figure as SVG").click());
        assertEquals("pocket-" + third.at("/digest").asText().substring(0, 8) + ".svg", figure.suggestedFilename());

        page.page().locator("#time-now").click();

        assertThat(page.page().locator("#plane .mark.faded")).hasCount(0);
        assertEquals(staircase, staircase(page));
    }

    @Test
    void whatComesWhileOneLooksAtThePastDoesNotMoveIt(StudyPage page) {
        var study = ExampleStudy.named("page-past");
        Registry.post(study.request());
        tell(study, "base", 0, 38, 2);
        tell(study, "full", 1, 30, 35);
        int before = versions(study, 2);
        page.open(study);
        Locator slider = page.byTestId("time");
        assertThat(slider).hasAttribute("max", String.valueOf(before));
        slider.focus();
        page.page().keyboard().press("Home");
        assertThat(page.page().locator("#front-list li")).hasCount(1);

        tell(study, "full", 2, 36, 39);
        int after = versions(study, before + 1);

        assertThat(slider).hasAttribute("max", String.valueOf(after));
        assertThat(page.rows()).hasCount(3);
        assertThat(slider).hasValue("1");
        assertThat(page.page().locator("#front-list li")).hasCount(1);
        assertThat(page.points()).hasCount(3);
        assertThat(page.page().locator("#plane .mark.faded")).hasCount(2);
        page.page().locator("#time-now").click();
        assertThat(page.page().locator("#plane .mark.faded")).hasCount(0);
        assertThat(slider).hasValue(String.valueOf(after));
    }

    @Test
    void atItsEndTheSliderStaysWithWhatComes(StudyPage page) {
        var study = ExampleStudy.named("page-present");
        Registry.post(study.request());
        tell(study, "base", 0, 38, 2);
        tell(study, "full", 1, 30, 35);
        int before = versions(study, 2);
        page.open(study);
        assertThat(page.byTestId("time")).hasValue(String.valueOf(before));

        tell(study, "full", 2, 36, 39);
        int after = versions(study, before + 1);

        assertThat(page.byTestId("time")).hasValue(String.valueOf(after));
        assertThat(page.byTestId("time-told")).containsText("now");
        assertThat(page.page().locator("#plane .mark.faded")).hasCount(0);
    }

    private static final String LISTED =
            "[...document.querySelectorAll('#front-list li')].map(item => item.dataset.key).sort()";

    private static String staircase(StudyPage page) {
        return page.evaluate("document.querySelector('#plane .front-line').getAttribute('d')", String.class);
    }

    private static List<String> members(JsonNode front) {
        return StreamSupport.stream(front.at("/points").spliterator(), false)
                .filter(point -> point.at("/onFront").asBoolean())
                .map(point -> point.at("/checkpointId").asText())
                .sorted()
                .toList();
    }

    private static void tell(ExampleStudy study, String recipe, int epoch, int correct, int refused) {
        CheckpointPublished published = study.published(recipe, epoch);
        var measured = new Measured(published, Rows.NOWHERE);
        Registry.publish(study, List.of(published));
        Registry.publish(study, measured.by(correct, refused, 1));
        Registry.viewOnce(
                study, view -> StreamSupport.stream(view.at("/checkpoints").spliterator(), false)
                        .anyMatch(checkpoint -> checkpoint
                                        .at("/checkpointId")
                                        .asText()
                                        .equals(published.checkpoint().checkpointId())
                                && checkpoint.has("safety")
                                && checkpoint.has("reasoning")
                                && checkpoint.has("overRefusal")));
    }

    /** How many fronts were announced, once there are so many. */
    private static int versions(ExampleStudy study, int least) {
        return (int) Registry.viewOnce(study, view -> view.at("/front/version").asInt() >= least)
                .at("/front/version")
                .asLong();
    }
}
