package org.safefront.registry.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.safefront.contracts.Event;
import org.safefront.contracts.training.CheckpointPublished;
import org.safefront.registry.example.ExampleStudy;
import org.safefront.registry.example.Measured;
import org.safefront.registry.example.Registry;
import org.safefront.registry.example.RegistryTest;
import org.safefront.registry.example.Rows;

@RegistryTest
@ExtendWith(Chromium.class)
class ScatterTest {
    private static final double PIXEL = 1.0;

    @Test
    void everyMeasuredCheckpointIsAPointAndEveryCheckpointARow(StudyPage page) {
        ExampleStudy study = Pictured.halfWay();

        page.open(study);

        assertThat(page.points()).hasCount(10);
        assertThat(page.rows()).hasCount(11);
        for (JsonNode checkpoint : Registry.view(study).at("/checkpoints")) {
            String id = checkpoint.at("/checkpointId").asText();
            if (checkpoint.has("safety")) {
                String score =
                        String.format("%.3f", checkpoint.at("/safety/value").asDouble());
                assertThat(page.row(id)).containsText(score);
                assertThat(page.point(id)).hasAttribute("aria-label", Pattern.compile(".*safety " + score + ".*"));
            } else {
                assertThat(page.row(id)).containsText("pending");
            }
        }
    }

    /** The ticks say where 0 and 1 are; the points and their bars must lie where their scores say. */
    @Test
    void pointsAndErrorBarsLieWhereTheScoresSay(StudyPage page) {
        ExampleStudy study = Pictured.finished();

        page.open(study);

        assertThat(page.points()).hasCount(21);
        double left = tick(page, "middle", "0.0", "x");
        double right = tick(page, "middle", "1.0", "x");
        double bottom = tick(page, "end", "0.0", "y");
        double top = tick(page, "end", "1.0", "y");
        for (JsonNode checkpoint : Registry.view(study).at("/checkpoints")) {
            String id = checkpoint.at("/checkpointId").asText();
            String mark = "[data-testid='point-" + id + "']";
            double safety = checkpoint.at("/safety/value").asDouble();
            double reasoning = checkpoint.at("/reasoning/value").asDouble();
            assertEquals(left + safety * (right - left), place(page, mark, "e"), PIXEL);
            assertEquals(bottom + reasoning * (top - bottom), place(page, mark, "f"), PIXEL);
            double width = checkpoint.at("/safety/high").asDouble()
                    - checkpoint.at("/safety/low").asDouble();
            assertEquals(width * (right - left), barWidth(page, id), PIXEL);
        }
    }

    @Test
    void theFrontIsNumberedAndListedTheSafestFirst(StudyPage page) {
        ExampleStudy study = Pictured.finished();
        JsonNode front = Registry.view(study).at("/front");
        List<String> expected = StreamSupport.stream(front.at("/checkpointIds").spliterator(), false)
                .map(JsonNode::asText)
                .toList();
        long undecided = Registry.view(study).findValues("membership").stream()
                .filter(membership -> membership.asText().equals("undecided"))
                .count();

        page.open(study);

        assertThat(page.byTestId("front-count"))
                .hasText(expected.size() + " of 21 points, " + undecided + " undecided");
        assertEquals(
                expected, page.texts("[...document.querySelectorAll('#front-list li')].map(li => li.dataset.key)"));
        assertThat(page.byTestId("hypervolume"))
                .hasText(String.format("%.3f", front.at("/hypervolume").asDouble()));
        assertThat(page.page().locator("#plane .front-line")).hasCount(1);
        assertThat(page.page().locator(".base-name")).hasText("base");
    }

    @Test
    void whatTiesOnTheFrontSharesARankAndSaysItsScoresOnce(StudyPage page) {
        var study = ExampleStudy.named("page-ties");
        Registry.post(study.request());
        Registry.publish(study, measured(study, "base", 0, 38, 2));
        Registry.publish(study, measured(study, "full", 1, 30, 35));
        Registry.publish(study, measured(study, "full", 2, 30, 35));
        Registry.viewOnce(study, view -> view.at("/front/checkpointIds").size() == 3);

        page.open(study);

        Locator items = page.page().locator("#front-list li");
        assertThat(items.locator(".front-rank")).hasText(new String[] {"1", "1", "2"});
        assertThat(items.nth(0).locator(".front-score")).containsText("safety 0.875");
        assertThat(items.nth(1).locator(".front-score")).hasCount(0);
        assertThat(items.nth(1)).containsText("ties");
        assertThat(page.page().locator(".front-number")).hasText(new String[] {"1", "2"});
        assertThat(page.byTestId("summary")).containsText("The safest on the front are 2 that tie");
    }

    private static List<Event> measured(ExampleStudy study, String recipe, int epoch, int correct, int refused) {
        CheckpointPublished published = study.published(recipe, epoch);
        return Stream.concat(
                        Stream.of(published), new Measured(published, Rows.NOWHERE).by(correct, refused, 1).stream())
                .toList();
    }

    @Test
    void everyRecipeHasItsOwnColourAndATrailThroughItsEpochs(StudyPage page) {
        page.open(Pictured.finished());

        assertThat(page.page().locator(".trail")).hasCount(5);
        assertThat(page.page().locator("#legend li")).hasCount(6);
        assertEquals(
                5.0,
                page.number(
                        "new Set([...document.querySelectorAll('.trail')].map(t => getComputedStyle(t).stroke)).size"));
        assertEquals(
                List.of("4", "4", "4", "4", "4"),
                page.texts("[...document.querySelectorAll('.trail')]"
                        + ".map(t => String(t.getAttribute('points').split(' ').length))"));
    }

    @Test
    void aRecipeThatIsSwitchedOffLeavesPlotAndTable(StudyPage page) {
        page.open(Pictured.finished());
        assertThat(page.points()).hasCount(21);

        page.page()
                .locator("#legend button", new Page.LocatorOptions().setHasText("full-1e-4"))
                .click();

        assertThat(page.points()).hasCount(17);
        assertThat(page.rows()).hasCount(17);
        assertThat(page.byTestId("range")).containsText("4 points filtered out; the front counts all.");
    }

    @Test
    void pointingAtAPointShowsItsNumbersAndLightsItsRow(StudyPage page) {
        ExampleStudy study = Pictured.finished();
        String id = study.published("lora-r8-up", 1).checkpoint().checkpointId();
        page.open(study);

        page.point(id).hover(new Locator.HoverOptions().setForce(true));

        assertThat(page.page().locator(".tip")).containsText("refuses 71 of 128 harmful requests");
        assertThat(page.page().locator(".tip")).containsText("so it may be none");
        assertThat(page.row(id)).hasClass(Pattern.compile(".*lit.*"));
    }

    @Test
    void theTableSortsByWhatAPersonAsksFor(StudyPage page) {
        page.open(Pictured.finished());

        page.page().locator("#table-head button:text-is('safety')").click();

        List<String> values = page.texts(
                "[...document.querySelectorAll('#table-body tr td.score:nth-of-type(2) .value')].map(v => v.textContent)");
        assertEquals(21, values.size());
        assertEquals(values.stream().sorted(Comparator.reverseOrder()).toList(), values);
    }

    @Test
    void aCloserLookSaysWhatItLeavesOut(StudyPage page) {
        page.open(Pictured.finished());

        page.page().locator("#zoom").click();

        assertThat(page.byTestId("range")).containsText("Zoomed: safety");
        assertThat(page.byTestId("range")).containsText("1 point outside.");
        assertTrue(page.points().count() == 20);
    }

    private static double tick(StudyPage page, String anchor, String text, String coordinate) {
        return page.number("(() => { const tick = [...document.querySelectorAll('#plane .tick')].find(t =>"
                + " t.getAttribute('text-anchor') === '" + anchor + "' && t.textContent === '" + text + "');"
                + " const grid = tick.parentElement.querySelector('line');"
                + " return Number(grid.getAttribute('" + coordinate + "1')); })()");
    }

    /** Where the mark is drawn now, its transition included. */
    private static double place(StudyPage page, String mark, String entry) {
        return page.number(
                "new DOMMatrix(getComputedStyle(document.querySelector(\"" + mark + "\")).transform)." + entry);
    }

    private static double barWidth(StudyPage page, String id) {
        return page.number("(() => { const bar = document.querySelector(\".bars[data-checkpoint='" + id
                + "'] line\"); return bar.getAttribute('x2') - bar.getAttribute('x1'); })()");
    }
}
