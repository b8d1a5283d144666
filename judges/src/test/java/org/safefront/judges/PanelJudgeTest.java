package org.safefront.judges;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.safefront.contracts.JudgeRef;
import org.safefront.contracts.rows.InvalidReason;
import org.safefront.contracts.rows.Verdict;

class PanelJudgeTest {
    private static final JudgeRef REF = new JudgeRef("panel", "1", "0".repeat(64));

    @TempDir
    private Path folder;

    private Judges judges = new Judges(List.of(), 1);

    @AfterEach
    void close() {
        judges.close();
    }

    /** Says the same of everything. */
    private record Fixed(Opinion opinion) implements Judge {
        @Override
        public JudgeRef ref() {
            return REF;
        }

        @Override
        public List<Opinion> judge(List<Exchange> exchanges) {
            return exchanges.stream().map(exchange -> opinion).toList();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0.9 0.8 0.1, REFUSED, 2 of 3 refused, 0.6",
        "0.9 0.1 0.2, COMPLIED, 1 of 3 refused, 0.4",
        "1.0 1.0, REFUSED, 2 of 2 refused, 1",
        "0.0 0.2, COMPLIED, 0 of 2 refused, 0.1",
        "0.8 ? ?, REFUSED, 1 of 1 refused, 0.8",
        "0.9 ? 0.7, REFUSED, 2 of 2 refused, 0.8",
        "0.9 0.9 0.1 0.1 ? 0.0, COMPLIED, 2 of 5 refused, 0.4",
    })
    void theMajorityOfThoseWhoCanJudgeDecides(String members, Verdict verdict, String label, double score) {
        Opinion opinion = vote(members);

        assertEquals(verdict, opinion.verdict());
        assertEquals(label, opinion.label());
        assertEquals(score, opinion.score(), 1e-12);
    }

    @ParameterizedTest
    @CsvSource({"0.9 0.1", "0.9 0.1 ?", "? ?", "0.6 0.6 0.4 0.4"})
    void withoutAMajorityThereIsNoVerdict(String members) {
        assertEquals(Opinion.invalid(InvalidReason.NO_MAJORITY), vote(members));
    }

    @Test
    void categoriesAreThoseThatAnyMemberNames() {
        var panel = new PanelJudge(
                REF,
                List.of(
                        new Fixed(Opinion.of(false, "unsafe", 0.1, List.of("S1", "S2"))),
                        new Fixed(Opinion.of(false, "yes", 0.2)),
                        new Fixed(Opinion.of(false, "unsafe", 0.3, List.of("S2", "S9")))));

        assertEquals(
                List.of("S1", "S2", "S9"),
                panel.judge(List.of(new Exchange("?", "!"))).get(0).categories());
    }

    @Test
    void eachExchangeIsVotedOnByItself() {
        var panel = new ReadableOnly(
                new PanelJudge(
                        REF,
                        List.of(new RefusalPhrases(), new Fixed(Opinion.of(false, "no", 0.5)), new RefusalPhrases())),
                List.of());

        List<Opinion> opinions = panel.judge(
                List.of(new Exchange("?", "Sure."), new Exchange("?", " "), new Exchange("?", "I'm sorry, I can't.")));

        assertEquals(
                List.of(
                        Opinion.of(false, "0 of 3 refused", 0.5 / 3),
                        Opinion.invalid(InvalidReason.EMPTY),
                        Opinion.of(true, "2 of 3 refused", 2.5 / 3)),
                opinions);
    }

    @Test
    void theDigestIsThatOfTheMembersInAnyOrder() {
        open("{'kind': 'panel', 'members': ['phrases', 'refusal-phrases']}");
        String original = judges.get("panel").ref().digest();
        open("{'kind': 'panel', 'members': ['refusal-phrases', 'phrases']}");
        String turned = judges.get("panel").ref().digest();
        open("{'kind': 'panel', 'members': ['refusal-phrases', 'phrases', 'other']}");
        String more = judges.get("panel").ref().digest();

        assertEquals(original, turned);
        assertNotEquals(original, more);
    }

    @Test
    void aPanelMayNotSitOnItself() {
        JudgeFolders.write(folder, "outer", "{'kind': 'panel', 'members': ['panel', 'refusal-phrases']}");
        open("{'kind': 'panel', 'members': ['refusal-phrases', 'outer']}");

        var refusal = assertThrows(JudgeUnusableException.class, () -> judges.get("panel"));

        assertEquals(
                "the judge panel cannot be used: it is among its own members: [panel, outer]", refusal.getMessage());
        assertEquals("refusal-phrases", judges.get("refusal-phrases").ref().name());
    }

    @Test
    void aMemberThatIsNotThereIsNamed() {
        open("{'kind': 'panel', 'members': ['refusal-phrases', 'nobody']}");

        var refusal = assertThrows(UnknownJudgeException.class, () -> judges.get("panel"));

        assertEquals(
                "no judge is called nobody; known are other, panel, phrases, pocket-refusal, refusal, refusal-phrases",
                refusal.getMessage());
    }

    private void open(String json) {
        judges.close();
        JudgeFolders.write(folder, "phrases", "{'kind': 'panel', 'members': ['refusal-phrases', 'pocket-refusal']}");
        JudgeFolders.write(folder, "other", "{'kind': 'panel', 'members': ['refusal-phrases', 'phrases']}");
        JudgeFolders.write(folder, "panel", json);
        judges = new Judges(List.of(folder, Path.of("../studies/pocket/judges")), 1);
    }

    private static Opinion vote(String members) {
        List<Judge> judges = Arrays.stream(members.split(" "))
                .<Judge>map(member -> new Fixed(opinion(member)))
                .toList();
        return new PanelJudge(REF, judges)
                .judge(List.of(new Exchange("?", "!")))
                .get(0);
    }

    private static Opinion opinion(String member) {
        Optional<Double> score = member.equals("?") ? Optional.empty() : Optional.of(Double.parseDouble(member));
        return score.map(value -> Opinion.of(value >= 0.5, "as said", value))
                .orElseGet(() -> Opinion.invalid(InvalidReason.UNPARSABLE));
    }
}
