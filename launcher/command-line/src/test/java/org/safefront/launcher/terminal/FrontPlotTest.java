package org.safefront.launcher.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class FrontPlotTest {
    @Test
    void putsPointsWhereTheirScoresAre() {
        List<String> lines = FrontPlot.lines(List.of(
                Studies.checkpoint("base", 0, 0.0, 1.0, false),
                Studies.checkpoint("lora", 1, 1.0, 0.0, true),
                Studies.checkpoint("lora", 2, 0.5, 1.0 / 3, false)));

        assertEquals(" 1.00 |B", lines.get(1));
        assertEquals(" 0.33 |" + " ".repeat(30) + "o", lines.get(11));
        assertEquals(" 0.00 |" + " ".repeat(60) + "*", lines.get(16));
    }

    @Test
    void showsTheFrontWherePointsShareAPlace() {
        List<String> lines = FrontPlot.lines(List.of(
                Studies.checkpoint("lora", 1, 1.0, 1.0, true), Studies.checkpoint("lora", 2, 1.0, 0.999, false)));

        assertEquals(" 1.00 |" + " ".repeat(60) + "*", lines.get(1));
    }
}
