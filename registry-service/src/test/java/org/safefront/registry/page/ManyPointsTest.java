package org.safefront.registry.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.safefront.registry.example.ExampleStudy;
import org.safefront.registry.example.Registry;
import org.safefront.registry.example.RegistryTest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A study of 500 runs of ten epochs. Its facts are made up in the browser's ear, for here only the page is asked. */
@RegistryTest
@ExtendWith(Chromium.class)
class ManyPointsTest {
    private static final Logger LOG = LoggerFactory.getLogger(ManyPointsTest.class);
    private static final int RUNS = 500;
    private static final int EPOCHS = 10;

    private ExampleStudy study;
    private String view;

    @BeforeEach
    void makeItUp() {
        study = Pictured.finished();
        view = manyOf(Registry.view(study)).toString();
    }

    @Test
    void fiveThousandPointsAreAllDrawnAndOnlyContendersHaveMarksOfTheirOwn(StudyPage page) {
        CDPSession devTools = page.page().context().newCDPSession(page.page());
        var processorTime = new JsonObject();
        processorTime.addProperty("timeDomain", "threadTicks");
        devTools.send("Performance.enable", processorTime);

        open(page);

        assertThat(page.points()).hasCount(1 + RUNS / 100);
        assertThat(page.byTestId("range"))
                .containsText("4,995 points that are surely not on the front, drawn small and without bars.");
        assertEquals(
                RUNS * EPOCHS - RUNS / 100,
                page.number("[...document.querySelectorAll('#plane .crowd')]"
                        + ".map(path => path.getAttribute('d').split('M').length - 1).reduce((a, b) => a + b)"));
        assertThat(page.rows()).hasCount(100);
        assertThat(page.byTestId("table-count")).hasText("100 of 5,001 rows; sorting and filters choose among all.");
        LOG.info(
                "5,001 checkpoints: {} elements; the page's thread had {} s of processor time, {} of them in scripts",
                Math.round(page.number("document.querySelectorAll('*').length")),
                seconds(devTools, "TaskDuration"),
                seconds(devTools, "ScriptDuration"));
    }

    @Test
    void aPointOfTheCrowdHasItsNumbersToo(StudyPage page) {
        open(page);
        double[] place = {number(page, "x", 0.62), number(page, "y", 0.25)};

        page.page().mouse().move(place[0], place[1]);

        assertThat(page.page().locator(".tip")).containsText(Pattern.compile("many-\\d+, epoch \\d+"));
        assertThat(page.page().locator(".layer-lifted .bar")).hasCount(2);
    }

    @Test
    void aFilterThatLeavesFewGivesAllOfThemMarks(StudyPage page) {
        open(page);

        page.page()
                .getByRole(AriaRole.GROUP, new Page.GetByRoleOptions().setName("Filter by epoch"))
                .getByText("10", new Locator.GetByTextOptions().setExact(true))
                .click();

        assertThat(page.points()).hasCount(1 + RUNS);
        assertThat(page.page().locator("#plane .crowd")).hasCount(0);
        page.page().locator("#table-more").click();
        assertThat(page.rows()).hasCount(200);
    }

    private void open(StudyPage page) {
        page.page()
                .route(
                        "**/stream",
                        route -> route.fulfill(new Route.FulfillOptions()
                                .setContentType("text/event-stream")
                                .setBody("data: " + view + "\n\n")));
        page.page()
                .route(
                        "**/losses",
                        route -> route.fulfill(new Route.FulfillOptions()
                                .setContentType("application/json")
                                .setBody("[]")));
        page.open(study);
    }

    private static double seconds(CDPSession devTools, String name) {
        for (JsonElement metric : devTools.send("Performance.getMetrics").getAsJsonArray("metrics")) {
            if (metric.getAsJsonObject().get("name").getAsString().equals(name)) {
                return metric.getAsJsonObject().get("value").getAsDouble();
            }
        }
        throw new IllegalStateException("the browser knows no " + name);
    }

    /** Where a share of the plane lies on the screen. */
    private static double number(StudyPage page, String side, double share) {
        String name = side.equals("x") ? "left" : "top";
        String length = side.equals("x") ? "width" : "height";
        return page.number("(() => { const box = document.getElementById('plane').getBoundingClientRect(); return box."
                + name + " + " + share + " * box." + length + "; })()");
    }

    private static JsonNode manyOf(JsonNode few) {
        ObjectNode many = few.deepCopy();
        ArrayNode runs = many.putArray("runs").add(few.at("/runs/0"));
        ArrayNode checkpoints = many.putArray("checkpoints").add(few.at("/checkpoints/0"));
        ArrayNode front = ((ObjectNode) many.at("/front")).putArray("checkpointIds");
        int last = few.at("/runs").size() - 1;
        for (int run = 0; run < RUNS; run++) {
            ObjectNode own = few.at("/runs/" + last).deepCopy();
            own.put("runId", "ru_" + run);
            ((ObjectNode) own.at("/recipe")).put("name", "many-" + run);
            ((ObjectNode) own.at("/recipe/lora")).put("rank", 1 << run % 7);
            runs.add(own);
            for (int epoch = 1; epoch <= EPOCHS; epoch++) {
                boolean onFront = run % 100 == 0 && epoch == EPOCHS;
                ObjectNode checkpoint = few.at(
                                "/checkpoints/" + (few.at("/checkpoints").size() - 1))
                        .deepCopy();
                checkpoint.put("checkpointId", "ck_" + run + "_" + epoch).put("runId", "ru_" + run);
                checkpoint.put("recipe", "many-" + run).put("epoch", epoch);
                ((ObjectNode) checkpoint.at("/safety")).put("value", 0.3 + 0.06 * epoch + run % 23 / 300.0);
                ((ObjectNode) checkpoint.at("/reasoning")).put("value", 0.95 - 0.02 * epoch - run % 89 / 300.0);
                ((ObjectNode) checkpoint.at("/standing"))
                        .put("onFront", onFront)
                        .put("membership", onFront ? "on" : "off");
                checkpoints.add(checkpoint);
                if (onFront) {
                    front.add("ck_" + run + "_" + epoch);
                }
            }
        }
        return many;
    }
}
