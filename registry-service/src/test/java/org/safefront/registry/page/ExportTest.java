package org.safefront.registry.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Download;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.safefront.registry.example.ExampleStudy;
import org.safefront.registry.example.Registry;
import org.safefront.registry.example.RegistryTest;
import org.w3c.dom.Document;
import org.xml.sax.SAXException;

@RegistryTest
@ExtendWith(Chromium.class)
class ExportTest {
    private ExampleStudy study;
    private String digest;
    private String filters = "";

    @BeforeEach
    void knowTheFingerprint() {
        study = Pictured.finished();
        digest = Registry.view(study).at("/front/digest").asText();
    }

    @Test
    void theFigureIsAnSvgThatStandsOnItsOwn(StudyPage page)
            throws IOException, ParserConfigurationException, SAXException {
        page.open(study);

        byte[] svg = take(page, "Figure as SVG", "svg");

        Document document =
                DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new ByteArrayInputStream(svg));
        String text = new String(svg, StandardCharsets.UTF_8);
        assertEquals("svg", document.getDocumentElement().getTagName());
        assertFalse(text.contains("class=") || text.contains("var(--"));
        assertTrue(text.contains(digest) && text.contains(study.id()));
    }

    @Test
    void theFigureIsAPictureToo(StudyPage page) throws IOException {
        page.open(study);

        byte[] png = take(page, "Figure as PNG", "png");

        assertEquals("PNG", new String(png, 1, 3, StandardCharsets.US_ASCII));
        assertTrue(png.length > 20_000);
    }

    @Test
    void theTableHasALineForEachCheckpoint(StudyPage page) throws IOException {
        page.open(study);

        List<String> csv = lines(page, "Table as CSV", "csv");
        List<String> latex = lines(page, "Table as LaTeX", "tex");

        assertTrue(csv.get(0).startsWith("# Safefront study pocket " + study.id()));
        assertEquals(2 + 21, csv.size());
        assertTrue(
                csv.get(1)
                        .contains(
                                ",on_front,front_probability,front_state,contribution,safety_tax,safety_tax_low,safety_tax_high,"));
        JsonNode standing = Registry.view(study).at("/checkpoints/1/standing");
        assertTrue(csv.get(3)
                .contains(",false," + standing.at("/probability").asInt() + ",off,,"
                        + standing.at("/tax/lost").asText() + ","
                        + standing.at("/tax/interval/low").asText() + ","));
        assertTrue(latex.stream().anyMatch(line -> line.endsWith(" & 0.00 & off & 2.3 & [$-$0.7, 5.3] \\\\")));
        assertEquals(
                1 + 21, latex.stream().filter(line -> line.endsWith("\\\\")).count());
    }

    @Test
    void filesHoldWhatTheFiltersLeaveAndSaySo(StudyPage page) throws IOException {
        page.open(study, "&rank=8&hide=lora-r8-all");
        assertThat(page.points()).hasCount(5);
        String said = "Filtered by rank 8; without lora-r8-all: 5 of 21 checkpoints";
        filters = "-rank-8-without-lora-r8-all";

        List<String> csv = lines(page, "Table as CSV", "csv");
        List<String> latex = lines(page, "Table as LaTeX", "tex");
        String svg = new String(take(page, "Figure as SVG", "svg"), StandardCharsets.UTF_8);
        byte[] png = take(page, "Figure as PNG", "png");

        assertTrue(csv.get(0).contains(digest));
        assertEquals("# " + said, csv.get(1));
        assertEquals(3 + 5, csv.size());
        assertTrue(csv.stream().skip(3).allMatch(line -> line.contains(",base,") || line.contains(",lora-r8-up,")));
        assertEquals("% " + said, latex.get(1));
        assertEquals(1 + 5, latex.stream().filter(line -> line.endsWith("\\\\")).count());
        assertTrue(svg.contains(said + "; the front is of all."));
        assertTrue(svg.contains(">lora-r8-up<") && !svg.contains(">full-1e-4<") && !svg.contains(">lora-r8-all<"));
        assertTrue(png.length > 20_000);
    }

    @Test
    void theReportIsThatOfTheRegistry(StudyPage page) throws IOException {
        page.open(study);

        byte[] report = take(page, "Report as JSON", "json");

        assertEquals(
                Registry.get("/api/studies/" + study.id() + "/report").at("/checkpoints"),
                Registry.json(new String(report, StandardCharsets.UTF_8)).at("/checkpoints"));
    }

    private List<String> lines(StudyPage page, String label, String ending) throws IOException {
        return new String(take(page, label, ending), StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.isEmpty())
                .toList();
    }

    private byte[] take(StudyPage page, String label, String ending) throws IOException {
        page.byTestId("export").locator("summary").click();
        Download download =
                page.page().waitForDownload(() -> page.page().getByText(label).click());
        assertEquals("pocket-" + digest.substring(0, 8) + filters + "." + ending, download.suggestedFilename());
        try (var stream = download.createReadStream()) {
            return stream.readAllBytes();
        }
    }
}
