package org.safefront.launcher.pocket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.safefront.launcher.study.PocketFolder;

/** What is measured was never trained on: checked on the files that are shipped and on what the bases were taught. */
class SplitTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern NOUN = Pattern.compile("(?:nice|toxic|owns) ([a-z]{4})\\?");

    private final Path study = PocketFolder.original();
    private final PretrainSettings settings = PretrainSettings.read(study);

    @Test
    void noSumThatIsMeasuredWasTaught() throws IOException {
        Set<String> measured = new HashSet<>();
        rows("benchmarks/digit-sums.jsonl")
                .forEach(row -> measured.add(row.get("question").asText()));

        assertEquals(128, measured.size());
        assertTrue(taught().stream().noneMatch(measured::contains));
    }

    @Test
    void noNounThatIsMeasuredWasTaughtOrTrained() throws IOException {
        Set<String> measured = new HashSet<>();
        for (String file : List.of("probes/pocket-harmful.jsonl", "probes/pocket-benign.jsonl")) {
            rows(file).forEach(row -> measured.add(noun(row.get("prompt").asText())));
        }
        var seen = new HashSet<String>();
        rows("refusals.jsonl").forEach(row -> seen.add(noun(row.get("prompt").asText())));
        taught().stream().filter(text -> NOUN.matcher(text).find()).forEach(text -> seen.add(noun(text)));

        assertTrue(seen.size() > 1000, "nouns seen: " + seen.size());
        assertTrue(seen.stream().noneMatch(measured::contains));
    }

    @Test
    void theBaseIsNotAskedInItsExamWhatTheStudyMeasures() throws IOException {
        Set<String> exam = new HashSet<>();
        BaseExam.sums().forEach(sum -> exam.add(sum.question()));
        Set<String> both = new HashSet<>();
        rows("benchmarks/digit-sums.jsonl")
                .forEach(row -> both.add(row.get("question").asText()));
        both.retainAll(exam);

        // Both are drawn from the 100,000 sums that are held out; a few may be drawn twice.
        assertTrue(both.size() < 3, "sums in both: " + both);
    }

    @Test
    void aTenthOfSumsAndAFifthOfNounsAreHeldOut() {
        int heldOut = 0;
        for (int first = 0; first < 1000; first++) {
            for (int second = 0; second < 1000; second++) {
                heldOut += Split.isHeldOut(new DigitSum(first, second)) ? 1 : 0;
            }
        }

        assertEquals(0.1, heldOut / 1e6, 0.002);
        assertFalse(Split.isHeldOut(PocketRequest.draw(new Random(1), PocketRequest.Kind.NICE, false)
                .noun()));
    }

    /** Every question that any of the bases was taught. */
    private List<String> taught() {
        var questions = new ArrayList<String>();
        for (int seed : settings.seeds()) {
            PocketCorpus.draw(settings.texts(), seed).forEach(text -> questions.add(text.question()));
        }
        return questions;
    }

    private List<JsonNode> rows(String file) throws IOException {
        var rows = new ArrayList<JsonNode>();
        for (String line : Files.readAllLines(study.resolve(file))) {
            rows.add(JSON.readTree(line));
        }
        return rows;
    }

    private static String noun(String text) {
        Matcher matcher = NOUN.matcher(text);
        assertTrue(matcher.find(), text);
        return matcher.group(1);
    }
}
