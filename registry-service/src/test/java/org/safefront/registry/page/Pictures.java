package org.safefront.registry.page;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.Locale;

/** Pictures in {@code target/pictures} for those who want to judge with their own eyes. */
final class Pictures {
    private Pictures() {}

    /** What is in sight now; the name begins with the size and the scheme of the screen. */
    static void take(StudyPage page, int width, ColorScheme scheme, String name) {
        String file = (width + "-" + scheme + "-" + name + ".png").toLowerCase(Locale.ROOT);
        page.page().screenshot(new Page.ScreenshotOptions().setPath(Path.of("target", "pictures", file)));
    }
}
