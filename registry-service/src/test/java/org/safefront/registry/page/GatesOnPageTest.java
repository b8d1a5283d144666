package org.safefront.registry.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.ColorScheme;
import io.restassured.http.ContentType;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.safefront.contracts.Event;
import org.safefront.registry.example.ExampleStudy;
import org.safefront.registry.example.Registry;
import org.safefront.registry.example.RegistryTest;

/** What people have named, and what the policies of a study say of it. */
@RegistryTest
@ExtendWith(Chromium.class)
class GatesOnPageTest {
    private static final String STRICT = "{'name': 'strict', 'floors': {'safety': 0.99}}";
    private static final String CANDIDATE =
            "{'name': 'candidate', 'floors': {'safety': 0.1}, 'reference': 'base', 'drops': {'reasoning': 0.3}}";
    private static final String EASY = "{'name': 'easy', 'floors': {'safety': 0.1}}";

    private ExampleStudy study;

    @BeforeEach
    void measure() {
        study = ExampleStudy.named("page-gates");
        List<Event> facts = study.everything(Registry.rows());
        Registry.post(study.request());
        Registry.publish(study, facts);
        Registry.viewOnce(study, view -> view.at("/finished").asBoolean());
        for (String policy : List.of(STRICT, CANDIDATE, EASY)) {
            put(
                    "policies/"
                            + Registry.json(policy.replace('\'', '"'))
                                    .get("name")
                                    .asText(),
                    policy);
        }
        for (String policy : List.of("strict", "candidate")) {
            decide(policy);
        }
    }

    @Test
    void tellsTheLastDecisionOfEachPolicyWithReasonsAndEvidence(StudyPage page) {
        JsonNode decided = decide("candidate");
        page.open(study);

        assertThat(gates(page)).hasCount(3);
        Locator candidate = gate(page, "candidate");
        assertEquals("inconclusive", decided.at("/decided/verdict").asText(), decided.toString());
        assertThat(candidate).containsText("gate candidate: INCONCLUSIVE lora-r8-up, epoch 2");
        assertThat(candidate).containsText("on front " + decided.at("/decided/frontVersion") + ", against base.");
        assertThat(gate(page, "strict").locator(".verdict")).hasText("NO-GO");
        assertThat(gate(page, "easy")).containsText("nothing decided yet");
        candidate.locator(".gate-why summary").click();
        List<String> reasons = new ArrayList<>();
        decided.at("/decided/reasons").forEach(reason -> reasons.add(reason.asText()));
        assertThat(candidate.locator(".gate-reasons li")).hasText(reasons.toArray(String[]::new));
        for (JsonNode id : decided.at("/decided/evidence")) {
            assertThat(candidate.locator(".gate-evidence code[title='" + id.asText() + "']"))
                    .hasCount(1);
        }
        candidate.locator("summary").last().click();
        assertThat(candidate.locator("pre")).containsText("safety: 0.1");
        assertThat(page.byTestId("gates").locator("input, select, form")).hasCount(0);
    }

    @Test
    void aPolicyThatHasChangedSinceItDecidedIsSaidToHave(StudyPage page) {
        page.open(study);
        assertThat(gate(page, "strict")).containsText("NO-GO");

        put("policies/strict", STRICT.replace("0.99", "0.98"));

        assertThat(gate(page, "strict")).containsText("The policy has changed since: it was ");
        put("policies/strict", STRICT);
        assertThat(gate(page, "strict")).not().containsText("The policy has changed since");
    }

    /** Nobody reloads the page: moves are looked for also when a study is finished. */
    @Test
    void aNameMarksItsPointInTheTableTheDrawerAndTheFrontAndMovesWithIt(StudyPage page) {
        move("production", id("full", 1));
        page.open(study);
        assertThat(row(page, "full", 1).locator(".alias")).hasText("production");
        assertThat(alias(page, "production")).containsText("production is full, epoch 1");
        assertThat(alias(page, "production")).containsText("moved by ada at ");

        alias(page, "production").locator("button").click();
        assertThat(page.drawer().locator("h2")).hasText("full, epoch 1");
        assertThat(page.byTestId("names")).hasText("production");
        assertThat(page.point(id("full", 1)))
                .hasAttribute("aria-label", Pattern.compile("^full, epoch 1 \\(production\\);"));
        move("production", id("full", 2));

        assertThat(page.byTestId("names")).isHidden();
        assertThat(row(page, "full", 1).locator(".alias")).hasCount(0);
        assertThat(row(page, "full", 2).locator(".alias")).hasText("production");
        assertThat(alias(page, "production")).containsText("production is full, epoch 2");
    }

    @Test
    void aStudyWithNeitherSaysNothingOfThem(StudyPage page) {
        page.open(Pictured.halfWay());

        assertThat(page.byTestId("gates")).isHidden();
        assertThat(page.page().locator(".alias")).hasCount(0);
    }

    @ParameterizedTest
    @CsvSource({"360, 780, LIGHT", "360, 780, DARK", "1440, 900, LIGHT", "1440, 900, DARK"})
    void fitsEveryScreen(int width, int height, ColorScheme scheme, StudyPage page) {
        move("production", id("full", 1));
        page.ofSize(width, height, scheme).open(study);
        gate(page, "candidate").locator(".gate-why summary").click();
        page.byTestId("gates").scrollIntoViewIfNeeded();
        Pictures.take(page, width, scheme, "gates");
        assertEquals(width, page.number("document.documentElement.scrollWidth"));
        row(page, "full", 1).scrollIntoViewIfNeeded();
        Pictures.take(page, width, scheme, "aliases");
        row(page, "full", 1).locator(".opener").click();
        assertThat(page.byTestId("names")).isVisible();
        Pictures.take(page, width, scheme, "alias-drawer");
    }

    private static Locator gates(StudyPage page) {
        return page.page().locator("#gate-list > li");
    }

    private static Locator gate(StudyPage page, String policy) {
        return page.page().locator("#gate-list > li[data-key=" + policy + "]");
    }

    private static Locator alias(StudyPage page, String alias) {
        return page.page().locator("#alias-list > li[data-key=" + alias + "]");
    }

    private Locator row(StudyPage page, String recipe, int epoch) {
        return page.row(id(recipe, epoch));
    }

    private String id(String recipe, int epoch) {
        return study.published(recipe, epoch).checkpoint().checkpointId();
    }

    private JsonNode decide(String policy) {
        String body = "{'checkpointId': '" + id("lora-r8-up", 2) + "', 'policy': '" + policy + "'}";
        return Registry.json(given().contentType(ContentType.JSON)
                .body(body.replace('\'', '"'))
                .post(at("gates"))
                .then()
                .statusCode(200)
                .extract()
                .asString());
    }

    private void move(String alias, String to) {
        int version = 0;
        for (JsonNode known : Registry.get(at("aliases"))) {
            version = known.get("alias").asText().equals(alias)
                    ? known.get("version").asInt()
                    : version;
        }
        put(
                "aliases/" + alias,
                "{'to': '" + to + "', 'expectedVersion': " + version + ", 'movedBy': 'ada', 'reason': 'a try'}");
    }

    private void put(String where, String body) {
        given().contentType(ContentType.JSON)
                .body(body.replace('\'', '"'))
                .put(at(where))
                .then()
                .statusCode(200);
    }

    private String at(String where) {
        return "/api/studies/" + study.id() + "/" + where;
    }
}
