package org.safefront.registry.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.safefront.contracts.Projection;
import org.safefront.registry.example.ExampleStudy;
import org.safefront.registry.example.Recipes;
import org.safefront.registry.example.Registry;
import org.safefront.registry.example.RegistryTest;
import org.safefront.registry.example.Rows;

@RegistryTest
@ExtendWith(Chromium.class)
class SweepTest {
    @Test
    void thereIsAPlotOfReasoningAndSafetyOverWhatTheStudyVariesAndNoOther(StudyPage page) {
        ExampleStudy study = Pictured.finished();
        page.open(study);
        page.byTestId("sweep").scrollIntoViewIfNeeded();

        assertThat(page.byTestId("sweep").locator("figure")).hasCount(4);
        Locator plot = page.byTestId("sweep-reasoning-rank").locator("svg");
        assertThat(plot.locator(".mark")).hasCount(3);
        assertThat(plot.locator(".bar")).hasCount(3);
        JsonNode score = Registry.view(study).at("/checkpoints/20/reasoning");
        assertThat(plot)
                .hasAttribute(
                        "aria-label",
                        Pattern.compile(".*rank 32, lora-r32-up-down, epoch 4: %s.*"
                                .formatted(String.format(
                                        Locale.ROOT,
                                        "%.3f \\[%.3f, %.3f\\]",
                                        score.at("/value").asDouble(),
                                        score.at("/low").asDouble(),
                                        score.at("/high").asDouble()))));
        assertThat(page.byTestId("sweep-safety-modules").locator("tspan"))
                .hasText(new String[] {"all", "up", "up", "down"});
    }

    @Test
    void recipesThatDifferInNothingElseAreJoinedAndTheFilterOfEpochsHoldsHereToo(StudyPage page) {
        ExampleStudy study = ExampleStudy.of(
                "page-ranks",
                64,
                Recipes.lora("r1", 1, 1e-3, 2, Projection.UP),
                Recipes.lora("r8", 8, 1e-3, 2, Projection.UP),
                Recipes.lora("r16-other-rate", 16, 3e-3, 2, Projection.UP));
        Registry.post(study.request());
        Registry.publish(study, study.everything(Rows.NOWHERE));
        Registry.viewOnce(study, view -> view.at("/finished").asBoolean());
        page.open(study);
        page.byTestId("sweep").scrollIntoViewIfNeeded();

        assertThat(page.byTestId("sweep").locator("figure")).hasCount(2);
        assertThat(page.byTestId("sweep-safety-rank").locator(".sweep-line")).hasCount(1);
        assertThat(page.byTestId("sweep-safety-rank").locator("svg"))
                .hasAttribute("aria-label", Pattern.compile(".*r1, epoch 2.*"));
        page.byTestId("filters").locator("[data-key=epoch] [data-key='1']").click();
        assertThat(page.byTestId("sweep-safety-rank").locator("svg"))
                .hasAttribute("aria-label", Pattern.compile(".*r1, epoch 1.*"));
    }

    @Test
    void saysSoWhereNothingIsVaried(StudyPage page) {
        var study = ExampleStudy.named("page-one-lora");
        Registry.post(study.request());
        Registry.publish(study, study.everything(Rows.NOWHERE));
        Registry.viewOnce(study, view -> view.at("/finished").asBoolean());

        page.open(study);
        page.byTestId("sweep").scrollIntoViewIfNeeded();

        assertThat(page.byTestId("sweep-told"))
                .hasText("Of what is shown, rank, modules and layers of the LoRA recipes do not vary.");
        assertThat(page.byTestId("sweep").locator("figure")).hasCount(0);
    }
}
