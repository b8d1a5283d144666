package org.safefront.registry.page;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One browser for all tests of the page, and a page of its own for each. A page that complains in its console or asks
 * another address than its own fails its test, whatever that is about.
 */
final class Chromium implements BeforeAllCallback, ParameterResolver, AfterEachCallback {
    private static final Logger LOG = LoggerFactory.getLogger(Chromium.class);
    private static final ExtensionContext.Namespace NAMESPACE = ExtensionContext.Namespace.create(Chromium.class);
    private static final double PATIENCE_MILLIS = 60_000;

    /** The process that drives the browser, and the browser. */
    private record Driver(Playwright playwright, Browser browser) implements AutoCloseable {
        static Driver start(Path executable) {
            PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
            Playwright playwright = Playwright.create(
                    new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
            return new Driver(
                    playwright,
                    playwright
                            .chromium()
                            .launch(new BrowserType.LaunchOptions()
                                    .setExecutablePath(executable)
                                    .setTimeout(2 * PATIENCE_MILLIS)
                                    .setArgs(List.of("--no-sandbox"))));
        }

        @Override
        public void close() {
            browser.close();
            playwright.close();
        }
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        if (executable().isEmpty()) {
            LOG.error(
                    "\n*** NO CHROMIUM: {} is not tested. Install it, for instance by apt-get install chromium,"
                            + " or say in the variable CHROMIUM where it is. ***",
                    context.getDisplayName());
            Assumptions.abort("there is no chromium on this machine");
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == StudyPage.class;
    }

    @Override
    public StudyPage resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Driver driver = context.getRoot()
                .getStore(NAMESPACE)
                .computeIfAbsent(Driver.class, key -> Driver.start(executable().orElseThrow()), Driver.class);
        var page = new StudyPage(driver.browser());
        context.getStore(NAMESPACE).put(StudyPage.class, page);
        return page;
    }

    @Override
    public void afterEach(ExtensionContext context) {
        StudyPage page = context.getStore(NAMESPACE).remove(StudyPage.class, StudyPage.class);
        if (page != null) {
            page.close();
        }
    }

    private static Optional<Path> executable() {
        return Stream.of(
                        Optional.ofNullable(System.getenv("CHROMIUM")).orElse("/usr/bin/chromium"),
                        "/usr/bin/chromium-browser",
                        "/usr/bin/google-chrome")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }
}
