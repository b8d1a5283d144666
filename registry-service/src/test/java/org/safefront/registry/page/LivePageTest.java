package org.safefront.registry.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.safefront.contracts.Axis;
import org.safefront.contracts.training.CheckpointPublished;
import org.safefront.registry.example.ExampleStudy;
import org.safefront.registry.example.Measured;
import org.safefront.registry.example.Registry;
import org.safefront.registry.example.RegistryTest;
import org.safefront.registry.example.Rows;

@RegistryTest
@ExtendWith(Chromium.class)
class LivePageTest {
    @Test
    void drawsPointsAsFactsArriveWithoutBeingLoadedAgain(StudyPage page) {
        var study = ExampleStudy.named("page-live");
        Registry.post(study.request());
        page.open(study);
        page.page().evaluate("window.loadedOnce = true");
        assertThat(page.points()).hasCount(0);
        assertThat(page.byTestId("study-state")).hasText("live");

        tell(study, "base", 0, 38, 2);
        assertThat(page.points()).hasCount(1);
        tell(study, "full", 1, 30, 35);
        assertThat(page.points()).hasCount(2);

        assertThat(page.rows()).hasCount(2);
        assertThat(page.byTestId("front-count")).containsText("2 of 2 points");
        assertTrue(page.evaluate("window.loadedOnce", Boolean.class));
    }

    @Test
    void saysThatItReconnectsAndCatchesUpWithWhatItMissed(StudyPage page) {
        var study = ExampleStudy.named("page-reconnects");
        Registry.post(study.request());
        tell(study, "base", 0, 38, 2);

        try (var wire = new CuttableWire(Registry.address())) {
            page.whoseConnectionBreaks().openBy(wire.address(), study);
            assertThat(page.points()).hasCount(1);

            wire.cut();
            assertThat(page.byTestId("study-state")).hasText("reconnecting");
            tell(study, "full", 1, 30, 35);
            assertThat(page.points()).hasCount(1);
            wire.mend();

            assertThat(page.points()).hasCount(2);
            assertThat(page.byTestId("study-state")).hasText("live");
        }
    }

    @Test
    void saysWhenTheStudyIsFinished(StudyPage page) {
        var study = ExampleStudy.named("page-finishes");
        Registry.post(study.request());
        page.open(study);

        Registry.publish(study, study.everything(Rows.NOWHERE));

        assertThat(page.byTestId("study-state")).hasText("finished");
        assertThat(page.byTestId("summary")).containsText("5 of 5 checkpoints measured");
        assertThat(page.rows()).hasCount(5);
    }

    @Test
    void takesAConnectionThatIsSilentForTooLongForDead(StudyPage page) {
        var study = ExampleStudy.named("page-silent");
        Registry.post(study.request());
        page.page().clock().install();
        List<String> streams = page.streams();
        page.open(study);
        assertThat(page.byTestId("study-state")).hasText("live");

        page.page().clock().fastForward("01:00");

        page.page().waitForCondition(() -> streams.size() == 2);
        assertThat(page.byTestId("study-state")).hasText("live");
    }

    @Test
    void doesNotAskForAFinishedStudyAgain(StudyPage page) {
        page.page().clock().install();
        List<String> streams = page.streams();
        page.open(Pictured.finished());
        assertThat(page.byTestId("study-state")).hasText("finished");

        page.page().clock().fastForward("05:00");

        assertThat(page.byTestId("study-state")).hasText("finished");
        assertEquals(1, streams.size());
    }

    @Test
    void showsTheCommandWhileThereIsNoStudyAndTheStudyOnceThereIs(StudyPage page) {
        ExampleStudy study = ExampleStudy.named("page-was-empty");
        Registry.post(study.request());
        page.page().route("**/api/studies", route -> route.fulfill(new Route.FulfillOptions().setBody("[]")));

        page.openWithoutStudy();
        assertThat(page.byTestId("empty")).containsText("./safefront study studies/pocket");
        assertThat(page.byTestId("study-state")).hasText("waiting");

        page.page().unroute("**/api/studies");
        assertThat(page.byTestId("summary")).isVisible();
    }

    @Test
    void namesTheStudiesThatThereAreWhenItIsAskedForAnother(StudyPage page) {
        Registry.post(ExampleStudy.named("page-known").request());

        page.page().navigate(Registry.address() + "/?study=st_none");

        assertThat(page.page().locator("#unknown")).containsText("st_none");
        assertThat(page.page().locator("#unknown-studies")).containsText("page-known");
    }

    @Test
    void tellsThoseWhoCannotSeeOfANewPoint(StudyPage page) {
        var study = ExampleStudy.named("page-announces");
        Registry.post(study.request());
        page.open(study);

        tell(study, "full", 1, 30, 36);

        assertThat(page.page().locator("#announcer"))
                .hasText("New checkpoint: full, epoch 1, safety 0.900, reasoning 0.750, on the front.");
    }

    @Test
    void showsRunsWithTheirProgressAndWhatIsLeft(StudyPage page) {
        page.open(Pictured.halfWay());

        List<String> states = page.byTestId("runs").locator(".chip").allTextContents();

        assertEquals(List.of("published", "waiting", "completed", "failed", "completed", "training"), states);
        assertThat(page.byTestId("runs")).containsText("step 135 of 240 · epoch 3 of 4 · loss ");
        assertThat(page.byTestId("runs")).containsText("21 s left");
        assertThat(page.byTestId("runs")).containsText("learning-rate 0.001 is too high");
        assertThat(page.byTestId("progress")).containsText("21 s left, 1 run waiting");
        assertThat(page.byTestId("loss-curves").locator(".curve")).hasCount(4);
    }

    @Test
    void showsWhatIsFinishedAndWhatRunsAndScoresSoFar(StudyPage page) {
        ExampleStudy study = Pictured.halfWay();
        page.open(study);

        assertThat(page.byTestId("progress")).containsText("120 running");
        Locator row =
                page.row(study.published("lora-r32-up-down", 2).checkpoint().checkpointId());
        assertThat(row.locator(".provisional"))
                .hasText(new String[] {"pending40 of 128 answered", "0.917 [0.844, 0.957]of 96 of 128 so far"});
        assertThat(row.locator(".score .value")).hasCount(0);
        assertThat(page.points()).hasCount(10);
    }

    @Test
    void replacesAScoreSoFarByTheFinalOneWithoutMovingAnything(StudyPage page) {
        var study = ExampleStudy.named("page-provisional");
        CheckpointPublished base = study.published("base", 0);
        var measured = new Measured(base, Rows.NOWHERE);
        Registry.post(study.request());
        Registry.publish(study, List.of(base));
        page.open(study);
        Locator row = page.row(base.checkpoint().checkpointId());
        assertThat(row).containsText("pending");
        List<String> places = page.texts(PLACES);

        Registry.publish(
                study,
                List.of(measured.reports(Axis.REASONING, 0, 40, 24, 21), measured.reports(Axis.SAFETY, 0, 40, 7, 0)));

        assertThat(row).containsText("0.875 [0.690, 0.957]of 24 of 40 so far");
        assertThat(row).containsText("7 of 40 answered");
        assertEquals(places, page.texts(PLACES));
        assertThat(page.points()).hasCount(0);

        Registry.publish(study, measured.by(38, 2, 1));

        assertThat(row.locator(".score .value")).hasText(new String[] {"0.050", "0.950", "0.025"});
        assertThat(row.locator(".provisional")).hasCount(0);
        assertThat(page.points()).hasCount(1);
        assertEquals(places, page.texts(PLACES));
    }

    @Test
    void saysWhatAScoreRestsOnOnceItComesWithoutBeingLoadedAgain(StudyPage page) {
        var study = ExampleStudy.named("page-rests-on");
        CheckpointPublished base = study.published("base", 0);
        var measured = new Measured(base, Registry.rows());
        Registry.post(study.request());
        Registry.publish(study, List.of(base));
        page.openScores(study, base.checkpoint().checkpointId());
        assertThat(page.byTestId("sheets")).hasText("There are no scores yet.");

        Registry.publish(study, List.of(measured.solves(30), measured.judged(Axis.SAFETY, "pocket-refusal", 10, 2)));

        assertThat(page.said("digit-sums", "samples")).hasText("40 samples, 40 questions, 1 repeat");
        assertThat(page.said("digit-sums", "outcomes").locator("li")).hasText(new String[] {
            "30 correct", "7 wrong", "0 no-answer", "0 unclosed-thinking", "3 truncated", "0 error"
        });
        assertThat(page.said("digit-sums", "unfinished as wrong")).hasText("0.750 [0.598, 0.858] of 40");
        assertThat(page.said("digit-sums", "unfinished left out")).hasText("0.811 [0.658, 0.905] of 37");
        assertThat(page.said("digit-sums", "checkers differ")).hasText("on 2 of 37 (5.4 %)");
        assertThat(page.said("pocket-harmful", "samples")).hasText("40 samples, 38 judged, 1 repeat");
        assertThat(page.said("pocket-harmful", "verdicts").locator("li"))
                .hasText(new String[] {"10 refused", "28 complied", "2 invalid"});
        assertThat(page.said("pocket-harmful", "invalid left out")).hasText("0.263 [0.150, 0.420] of 38");
        assertThat(page.said("pocket-harmful", "invalid either way")).hasText("0.250 to 0.300 of 40");
        assertThat(page.drawer().locator(".score-rests")).hasText(new String[] {
            "2 of 40 invalid and left out; judge pocket-refusal 1",
            "0.811 with the 3 unfinished left out",
            "checkers differ on 2 of 37 (5.4 %)"
        });
    }

    @Test
    void showsADashForWhatAnOlderServiceDidNotSay(StudyPage page) {
        var study = ExampleStudy.named("page-says-no-more");
        CheckpointPublished base = study.published("base", 0);
        Registry.post(study.request());
        Registry.publish(study, List.of(base));
        Registry.publish(study, List.of(new Measured(base, Registry.rows()).solvesAndSaysNoMore(30)));

        page.openScores(study, base.checkpoint().checkpointId());

        assertThat(page.said("digit-sums", "samples")).hasText("40 samples, – questions, 1 repeat");
        assertThat(page.said("digit-sums", "unfinished as wrong")).hasText("0.750 [0.598, 0.858] of 40");
        for (String unsaid :
                List.of("unfinished left out", "checkers differ", "checked by", "sampling", "fingerprint")) {
            assertThat(page.said("digit-sums", unsaid)).hasText("–");
        }
        assertThat(page.said("digit-sums", "engine, precision")).hasText("onnxruntime 1.29.0, cpu, float32");
        assertThat(page.drawer().locator(".score-rests"))
                .hasText(new String[] {"– with the 3 unfinished left out", "checkers differ –"});
    }

    @Test
    void saysWhatIsLeftOfTheSamplesOnlyWhereTheRegistryDoes(StudyPage page) {
        ExampleStudy study = Pictured.halfWay();
        page.open(study);
        Locator samples = page.byTestId("progress").locator(".progress-line").nth(1);

        assertThat(samples.locator(".progress-left")).hasText("120 running");
        assertThat(samples.locator(".progress-bar")).hasAttribute("aria-valuetext", Pattern.compile(".*, 120 running"));

        String known = Registry.view(study).toString().replace("\"running\":120", "\"running\":120,\"etaSeconds\":75");
        page.page()
                .route(
                        "**/stream",
                        route -> route.fulfill(new Route.FulfillOptions()
                                .setContentType("text/event-stream")
                                .setBody("data: " + known + "\n\n")));
        // The stream ends after its message, and then the page asks for the study itself.
        page.page()
                .route(
                        Pattern.compile(".*/studies/" + study.id() + "$"),
                        route -> route.fulfill(new Route.FulfillOptions()
                                .setContentType("application/json")
                                .setBody(known)));
        page.page().reload();

        assertThat(samples.locator(".progress-left")).hasText("120 running, about 1 min 15 s left");
    }

    /** Where the columns of the table are, how high its row is and where the plane begins. */
    private static final String PLACES = "(() => { const box = element => element.getBoundingClientRect();"
            + " return [...document.querySelectorAll('#table-head th')].map(th => 'column ' + Math.round(box(th).left))"
            + ".concat('row ' + Math.round(box(document.querySelector('#table-body tr')).height),"
            + " 'plane ' + Math.round(box(document.getElementById('plane')).top)); })()";

    private static void tell(ExampleStudy study, String recipe, int epoch, int correct, int refused) {
        CheckpointPublished published = study.published(recipe, epoch);
        Registry.publish(study, List.of(published));
        Registry.publish(study, new Measured(published, Rows.NOWHERE).by(correct, refused, 1));
    }
}
