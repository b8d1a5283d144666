package org.safefront.registry.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.safefront.registry.example.ExampleStudy;
import org.safefront.registry.example.Registry;
import org.safefront.registry.example.RegistryTest;

@RegistryTest
@ExtendWith(Chromium.class)
class CertaintyTest {
    private ExampleStudy study;
    private JsonNode view;

    @BeforeEach
    void knowTheStudy() {
        study = Pictured.finished();
        view = Registry.view(study);
    }

    @Test
    void marksAreFilledHalfFilledOrHollowAsTheirMembershipSays(StudyPage page) {
        page.open(study);
        assertThat(page.points()).hasCount(21);

        assertEquals(idsOf("on"), page.texts(MARKS.formatted(".filled")));
        assertEquals(idsOf("undecided"), page.texts(MARKS.formatted(".half")));
        assertEquals(idsOf("off"), page.texts(MARKS.formatted(":not(.filled):not(.half)")));
        assertEquals(
                idsOf("undecided"),
                page.texts("[...document.querySelectorAll('.layer-marks .half-shape')]"
                        + ".map(half => half.parentElement.dataset.checkpoint).sort()"));
        assertTrue(idsOf("undecided").size() > 1 && !idsOf("on").isEmpty());
    }

    private static final String MARKS =
            "[...document.querySelectorAll('.layer-marks .mark%s')].map(mark => mark.dataset.checkpoint).sort()";

    /** Below the upper edge and above the lower one at every step that the registry tells. */
    @Test
    void theBandLiesWhereTheRegistrySaysAndTheStaircaseRunsInIt(StudyPage page) {
        page.open(study);

        assertThat(page.page().locator(".front-band").first()).isAttached();
        for (JsonNode step : view.at("/front/band")) {
            double safety = step.at("/safety").asDouble();
            double low = step.at("/low").asDouble();
            double high = step.at("/high").asDouble();
            if (safety > 0 && safety < 1 && high - low > 0.01) {
                assertTrue(isInBand(page, safety, (low + high) / 2), () -> "inside at " + safety);
                assertEquals(high > 0.98, isInBand(page, safety - 0.005, 0.99), () -> "above at " + safety);
            }
        }
    }

    private static boolean isInBand(StudyPage page, double safety, double reasoning) {
        return page.evaluate(
                String.format(
                        Locale.ROOT,
                        "(() => { const band = document.querySelector('#plane .front-band');"
                                + " const box = document.querySelector('#plane > svg');"
                                + " const [left, top, width, height] = ['x', 'y', 'width', 'height'].map(n => Number(box.getAttribute(n)));"
                                + " const point = document.getElementById('plane').createSVGPoint();"
                                + " point.x = left + %f * width; point.y = top + (1 - %f) * height;"
                                + " return band.isPointInFill(point); })()",
                        safety,
                        reasoning),
                Boolean.class);
    }

    @Test
    void theHypervolumeHasItsInterval(StudyPage page) {
        page.open(study);

        assertThat(page.byTestId("hypervolume")).hasText(three(view.at("/front/hypervolume")));
        assertThat(page.byTestId("hypervolume-interval")).hasText(interval(view.at("/front/interval")));
        assertThat(page.page().locator("#hypervolume-corrected")).containsText(interval(view.at("/front/corrected")));
    }

    @Test
    void theListSaysTaxProbabilityContributionAndKnee(StudyPage page) {
        page.open(study);

        for (JsonNode checkpoint : view.at("/checkpoints")) {
            JsonNode standing = checkpoint.at("/standing");
            if (!standing.at("/onFront").asBoolean()
                    || checkpoint.at("/method").asText().equals("base")) {
                continue;
            }
            Locator item = page.page()
                    .locator("#front-list li[data-key='"
                            + checkpoint.at("/checkpointId").asText() + "']");
            assertThat(item.locator(".front-tax"))
                    .hasText(points(standing.at("/tax/lost")) + " pt [" + points(standing.at("/tax/interval/low"))
                            + ", " + points(standing.at("/tax/interval/high")) + "]");
            assertThat(item)
                    .containsText("P(front) "
                            + String.format(
                                    Locale.ROOT,
                                    "%.2f",
                                    standing.at("/probability").asDouble()));
            assertThat(item)
                    .containsText("adds "
                            + String.format(
                                    Locale.ROOT,
                                    "%.4f",
                                    standing.at("/contribution").asDouble()) + " of area");
        }
        assertThat(page.page().locator("#front-list li:has(.knee)"))
                .hasAttribute("data-key", view.at("/front/knee/0").asText());
    }

    @Test
    void whatIsUndecidedSaysInWordsWhatWouldSettleItAndThatThisIsRough(StudyPage page) {
        page.open(study);
        JsonNode undecided = one("undecided");

        Locator note = page.page()
                .locator("#front-list li[data-key='"
                        + undecided.at("/checkpointId").asText() + "'] .undecided-note");

        assertThat(note)
                .hasText(Pattern.compile("undecided: about [\\d,]+ more questions and probes each would settle it"));
        assertThat(note).hasAttribute("title", Pattern.compile("A rough estimate.*"));
    }

    /** Of 128 samples at P = 0.874 (z = 1.1455) there are 128 * (1.645^2 / 1.1455^2 - 1) = 136 missing. */
    @ParameterizedTest
    @CsvSource({
        "0.874, 'about 140 more questions and probes each would settle it'",
        "0.126, 'about 140 more questions and probes each would settle it'",
        "0.641, 'about 2,500 more questions and probes each would settle it'",
        "0.51, 'no number of questions in reach would settle it'"
    })
    void settlesByTheRootOfTheSamples(String probability, String expected, StudyPage page) {
        page.open(study);

        String said = page.evaluate(
                "import('/js/certainty.js').then(certainty => certainty.settlingText({ safety: { n: 128 },"
                        + " reasoning: { n: 128 }, standing: { probability: " + probability + " } }))",
                String.class);

        assertEquals(expected, said);
    }

    @ParameterizedTest
    @CsvSource({"0.95, 1.644853627", "0.5, 0", "0.999, 3.090232306", "0.6, 0.253347103", "0.01, -2.326347874"})
    void knowsTheQuantilesOfTheNormalDistribution(double share, double quantile, StudyPage page) {
        page.open(study);

        assertEquals(
                quantile,
                ((Number) page.page()
                                .evaluate("import('/js/normal.js').then(normal => normal.quantile(" + share + "))"))
                        .doubleValue(),
                1e-7);
    }

    @Test
    void theTableHasProbabilityAndTaxAndSortsByThem(StudyPage page) {
        page.open(study);
        JsonNode undecided = one("undecided");

        Locator row = page.row(undecided.at("/checkpointId").asText());

        assertThat(row.locator("td.front"))
                .hasText(String.format(
                        Locale.ROOT,
                        "%.2fundecided",
                        undecided.at("/standing/probability").asDouble()));
        assertThat(row.locator("td.tax")).containsText(points(undecided.at("/standing/tax/lost")) + " pt");
        page.page().locator("#table-head button:text-is('safety tax')").click();
        List<String> taxes = page.texts("[...document.querySelectorAll('td.tax .value')].map(v => v.textContent)");
        assertEquals(20, taxes.size());
        assertEquals(
                taxes.stream().map(CertaintyTest::number).sorted().toList(),
                taxes.stream().map(CertaintyTest::number).toList());
    }

    @Test
    void thoseWhoCannotSeeHearTheStandingOfAPointAndTheBand(StudyPage page) {
        page.open(study);
        JsonNode undecided = one("undecided");

        assertThat(page.point(undecided.at("/checkpointId").asText()))
                .hasAttribute(
                        "aria-label",
                        Pattern.compile(
                                ".*Undecided, P\\(front\\) 0\\.\\d\\d: about .* It loses .* against the base .*"));
        assertThat(page.byTestId("front-words")).containsText("In 90 of 100 fronts of items drawn anew");
    }

    private JsonNode one(String membership) {
        return StreamSupport.stream(view.at("/checkpoints").spliterator(), false)
                .filter(checkpoint ->
                        checkpoint.at("/standing/membership").asText().equals(membership)
                                && !checkpoint.at("/method").asText().equals("base"))
                .findFirst()
                .orElseThrow();
    }

    private List<String> idsOf(String membership) {
        return StreamSupport.stream(view.at("/checkpoints").spliterator(), false)
                .filter(checkpoint ->
                        checkpoint.at("/standing/membership").asText().equals(membership))
                .map(checkpoint -> checkpoint.at("/checkpointId").asText())
                .sorted()
                .toList();
    }

    private static String interval(JsonNode interval) {
        return "[" + three(interval.at("/low")) + ", " + three(interval.at("/high")) + "]";
    }

    private static String three(JsonNode value) {
        return String.format(Locale.ROOT, "%.3f", value.asDouble());
    }

    private static String points(JsonNode share) {
        return String.format(Locale.ROOT, "%.1f", 100 * share.asDouble()).replace('-', '−');
    }

    private static double number(String points) {
        return Double.parseDouble(points.replace(" pt", "").replace('−', '-'));
    }
}
