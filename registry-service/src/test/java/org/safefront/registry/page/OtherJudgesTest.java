package org.safefront.registry.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.safefront.contracts.Axis;
import org.safefront.contracts.Event;
import org.safefront.registry.example.ExampleStudy;
import org.safefront.registry.example.Measured;
import org.safefront.registry.example.Registry;
import org.safefront.registry.example.RegistryTest;

@RegistryTest
@ExtendWith(Chromium.class)
class OtherJudgesTest {
    private final ExampleStudy study = ExampleStudy.named("second-opinion");

    @Test
    void saysWhoWouldJoinTheFrontByAnotherJudgeOnceHeHasJudged(StudyPage page) {
        Registry.post(study.request());
        List<Event> facts = new ArrayList<>();
        facts.add(study.published("base", 0));
        facts.add(study.published("full", 1));
        facts.add(study.published("full", 2));
        facts.addAll(at("base", 0).by(38, 1, 0));
        facts.addAll(at("full", 1).by(30, 35, 1));
        facts.addAll(at("full", 2).by(29, 34, 1));
        Registry.publish(study, facts);
        page.open(study);
        assertThat(page.byTestId("front-list").locator("li")).hasCount(2);
        assertThat(page.byTestId("other-judges")).isHidden();

        Registry.publish(
                study,
                List.of(
                        at("base", 0).judged(Axis.SAFETY, "strict", 1, 0),
                        at("full", 1).judged(Axis.SAFETY, "strict", 20, 0),
                        at("full", 2).judged(Axis.SAFETY, "strict", 36, 0)));

        assertThat(page.byTestId("other-judges"))
                .hasText("strict has judged 3 of 3 checkpoints too: full, epoch 2 would join the front.");
    }

    private Measured at(String recipe, int epoch) {
        return new Measured(study.published(recipe, epoch), Registry.rows());
    }
}
