package org.safefront.registry.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.safefront.registry.example.ExampleStudy;
import org.safefront.registry.example.Registry;

/** The page as a person has it before her. */
final class StudyPage {
    private static final double PATIENCE_MILLIS = 60_000;

    private final List<String> complaints = new ArrayList<>();
    private final BrowserContext context;
    private final Page page;
    private String origin = Registry.address();
    private boolean mayLoseConnection;
    private boolean mayBeRefused;
    private boolean mayMeetConflicts;

    StudyPage(Browser browser) {
        this.context = browser.newContext(new Browser.NewContextOptions()
                .setViewportSize(1440, 900)
                .setReducedMotion(ReducedMotion.REDUCE)
                .setAcceptDownloads(true));
        this.page = context.newPage();
        page.setDefaultTimeout(PATIENCE_MILLIS);
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") || message.type().equals("warning")) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
        page.onRequest(this::watch);
    }

    /** Requests of the page may only go where the page came from, or to what it has made itself. */
    private void watch(Request request) {
        boolean own = request.url().startsWith(origin + "/") || request.url().startsWith("blob:");
        if (!own) {
            complaints.add("asked " + request.url());
        }
    }

    Page page() {
        return page;
    }

    /** A browser complains of its own accord about what cannot be reached; the test says that it is meant to. */
    StudyPage whoseConnectionBreaks() {
        mayLoseConnection = true;
        return this;
    }

    /** A browser also complains of a refusal. */
    StudyPage thatIsRefused() {
        mayBeRefused = true;
        return this;
    }

    /** And of a conflict, such as two that cannot be compared. */
    StudyPage mayMeetConflicts() {
        mayMeetConflicts = true;
        return this;
    }

    StudyPage ofSize(int width, int height, ColorScheme scheme) {
        page.setViewportSize(width, height);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
        return this;
    }

    void open(ExampleStudy study) {
        open(study, "");
    }

    /** Opens a study with more in its address: parameters, a fragment. */
    void open(ExampleStudy study, String more) {
        page.navigate(origin + "/?study=" + study.id() + more);
        assertThat(byTestId("summary")).isVisible();
    }

    /** Opens a checkpoint with what its scores rest on. */
    void openScores(ExampleStudy study, String checkpointId) {
        open(study, "#" + checkpointId);
        page.getByRole(AriaRole.TAB, new Page.GetByRoleOptions().setName("Scores"))
                .click();
    }

    /** What a score of the opened checkpoint says under a name. */
    Locator said(String task, String name) {
        return byTestId("sheet-" + task).locator("dt:text-is('" + name + "') + dd");
    }

    /** Opens a study by another way to the registry. */
    void openBy(String way, ExampleStudy study) {
        origin = way;
        open(study);
    }

    void openWithoutStudy() {
        page.navigate(origin + "/");
    }

    Locator byTestId(String id) {
        return page.getByTestId(id);
    }

    Locator points() {
        return page.locator("#plane .mark[data-checkpoint]");
    }

    Locator point(String checkpointId) {
        return byTestId("point-" + checkpointId);
    }

    Locator rows() {
        return page.locator("#table-body tr");
    }

    Locator row(String checkpointId) {
        return byTestId("row-" + checkpointId);
    }

    Locator drawer() {
        return byTestId("drawer");
    }

    /** All requests, as it makes them. */
    List<Request> requests() {
        var requests = new CopyOnWriteArrayList<Request>();
        page.onRequest(requests::add);
        return requests;
    }

    /** The streams that it asks for, as it asks for them. */
    List<String> streams() {
        var streams = new CopyOnWriteArrayList<String>();
        page.onRequest(request -> {
            if (request.url().endsWith("/stream")) {
                streams.add(request.url());
            }
        });
        return streams;
    }

    /** What an expression of JavaScript is worth. */
    <T> T evaluate(String expression, Class<T> type) {
        return type.cast(page.evaluate(expression));
    }

    double number(String expression) {
        return ((Number) page.evaluate(expression)).doubleValue();
    }

    @SuppressWarnings("unchecked")
    List<String> texts(String expression) {
        return (List<String>) page.evaluate(expression);
    }

    void close() {
        context.close();
        if (mayLoseConnection) {
            complaints.removeIf(complaint -> complaint.contains("ERR_"));
        }
        if (mayBeRefused) {
            complaints.removeIf(complaint -> complaint.contains("status of 401"));
        }
        if (mayMeetConflicts) {
            complaints.removeIf(complaint -> complaint.contains("status of 409"));
        }
        assertEquals(List.of(), complaints, "complaints of the page");
    }
}
