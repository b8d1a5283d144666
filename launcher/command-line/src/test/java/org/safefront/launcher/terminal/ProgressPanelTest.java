package org.safefront.launcher.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class ProgressPanelTest {
    private final ManualClock clock = new ManualClock();
    private final StringWriter written = new StringWriter();

    @Test
    void tellsTheTimeLeftByThePaceSinceItWasFirstShown() {
        ProgressPanel panel = panel(false, "steps");
        panel.show(List.of(new Progress(100, 400, "")));
        clock.advance(20_000);

        panel.show(List.of(new Progress(200, 400, "loss 0.5")));

        assertEquals("steps              [############------------] 200 of 400  loss 0.5  40s left", lastLine());
    }

    @Test
    void believesWhoKnowsTheTimeLeftRatherThanItsOwnPace() {
        ProgressPanel panel = panel(false, "samples generated");
        panel.show(List.of(new Progress(100, 400, "")));
        clock.advance(20_000);

        panel.show(List.of(new Progress(200, 400, "64 running", OptionalDouble.of(75))));

        assertEquals("samples generated  [############------------] 200 of 400  64 running  1m 15s left", lastLine());
    }

    @Test
    void writesALineAtEveryTenthIntoAFile() {
        ProgressPanel panel = panel(false, "steps");

        for (int done = 0; done <= 1000; done++) {
            panel.show(List.of(new Progress(done, 1000, "")));
        }

        assertEquals(11, written.toString().lines().count());
    }

    @Test
    void saysNothingOfWhatIsNotKnownYetIntoAFile() {
        panel(false, "steps").show(List.of(new Progress(0, 0, "")));

        assertEquals("", written.toString());
    }

    @Test
    void drawsAllBarsOverThemselvesOnATerminal() {
        ProgressPanel panel = panel(true, "one", "two");
        clock.advance(1000);
        panel.show(List.of(new Progress(1, 4, ""), new Progress(0, 0, "")));
        clock.advance(1000);

        panel.show(List.of(new Progress(2, 4, ""), new Progress(0, 0, "")));

        var screen = new Screen();
        screen.write(written.toString());
        assertEquals(2, screen.lines().size());
        assertTrue(screen.lines().get(0).contains("2 of 4"), screen.lines().toString());
        assertTrue(screen.lines().get(1).contains("waiting"), screen.lines().toString());
    }

    @Test
    void saysThingsAboveTheBars() {
        ProgressPanel panel = panel(true, "one");
        clock.advance(1000);
        panel.show(List.of(new Progress(1, 4, "")));

        panel.say("hello");

        var screen = new Screen();
        screen.write(written.toString());
        assertEquals("hello", screen.lines().get(0));
        assertTrue(screen.lines().get(1).contains("1 of 4"), screen.lines().toString());
    }

    private ProgressPanel panel(boolean terminal, String... titles) {
        return new ProgressPanel(new PrintWriter(written), terminal, clock, List.of(titles));
    }

    private String lastLine() {
        List<String> lines = written.toString().lines().toList();
        return lines.get(lines.size() - 1);
    }
}
