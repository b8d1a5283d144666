package org.safefront.registry.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.options.ColorScheme;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.safefront.contracts.Event;
import org.safefront.contracts.training.CheckpointPublished;
import org.safefront.registry.example.ExampleStudy;
import org.safefront.registry.example.Measured;
import org.safefront.registry.example.Registry;
import org.safefront.registry.example.RegistryTest;

/** What a study on a budget calls of its checkpoints. */
@RegistryTest
@ExtendWith(Chromium.class)
class BudgetOnPageTest {
    @Test
    void tellsWhatIsCalledFromHowManySamplesAndWhoIsAhead(StudyPage page) {
        ExampleStudy study = ExampleStudy.named("page-budget").withBudget(4);
        begin(study);
        JsonNode budget = Registry.get("/api/studies/" + study.id() + "/budget");
        String last = study.published("lora-r8-up", 2).checkpoint().checkpointId();

        page.ofSize(1440, 900, ColorScheme.LIGHT).open(study);

        assertTrue(budget.get("used").asInt() >= 2 * 5 * 40, budget.toString());
        assertThat(page.byTestId("budget"))
                .containsText(Pattern.compile("^Budget: " + budget.get("used").asInt()
                        + " of 1,600 samples \\([0-9.]+\\s%\\), 1 round beyond the first; "
                        + budget.get("open").asInt() + " evaluations of round 1 under way\\. "));
        page.point(last).click();
        assertThat(page.byTestId("called"))
                .hasText(
                        Pattern.compile(
                                "^Called off the front, from 80 samples, at a risk of [0-9.e-]+: full, epoch [12] is ahead of it\\.$"));
        Pictures.take(page, 1440, ColorScheme.LIGHT, "budget");
    }

    @Test
    void saysNothingOfAStudyThatTakesAllItsSamples(StudyPage page) {
        ExampleStudy study = ExampleStudy.named("page-no-budget");
        Registry.post(study.request());

        page.open(study);

        assertThat(page.byTestId("budget")).isHidden();
    }

    /** Full 1 and 2 are alike and better than both of LoRA. */
    private static void begin(ExampleStudy study) {
        int[] safety = {4, 36, 37, 20, 12};
        int[] reasoning = {38, 24, 23, 16, 8};
        var facts = new ArrayList<>(study.training());
        List<CheckpointPublished> checkpoints = study.checkpoints();
        for (int place = 0; place < checkpoints.size(); place++) {
            facts.addAll(new Measured(checkpoints.get(place), Registry.rows()).by(reasoning[place], safety[place], 0));
        }
        Registry.post(study.request());
        Registry.publish(study, List.<Event>copyOf(facts));
        Registry.viewOnce(
                study,
                view -> Registry.get("/api/studies/" + study.id() + "/budget")
                                .get("rounds")
                                .asInt()
                        == 1);
    }
}
