package org.safefront.benchmark.answer;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Two answers as they stand in anybody's file: bare, or at the end of a long text.
 *
 * @param symbolic what the symbolic checker says
 * @param textual what the textual checker says
 * @param verdict what both come to: the symbolic one decides; where it cannot tell, texts that are the same are equal,
 *     and others undecided. Of two bare lists of numbers the textual one decides, for there nobody says that their
 *     order does not matter
 */
public record RawAnswers(Equality symbolic, Equality textual, Equality verdict) {
    private static final Pattern BARE_LIST = Pattern.compile("\\s*-?[\\d.]+(?:\\s*,\\s*-?[\\d.]+)+\\s*");
    private static final AnswerChecker TEXTUAL = new TextualChecker();

    private static final RawAnswers UNDECIDED =
            new RawAnswers(Equality.UNDECIDED, Equality.UNDECIDED, Equality.UNDECIDED);

    /** Compares the final answers of two texts; undecided where that takes too long. */
    public static RawAnswers compare(String gold, String candidate) {
        return Bounded.run(() -> compareHere(gold, candidate)).orElse(UNDECIDED);
    }

    private static RawAnswers compareHere(String gold, String candidate) {
        Optional<String> right = FinalAnswer.of(gold);
        Optional<String> given = FinalAnswer.of(candidate);
        if (right.isEmpty() || given.isEmpty()) {
            Equality none = right.isEmpty() ? Equality.UNDECIDED : Equality.DIFFERENT;
            return new RawAnswers(none, none, none);
        }
        boolean bareLists = BARE_LIST.matcher(gold).matches()
                && BARE_LIST.matcher(candidate).matches();
        return finals(right.get(), given.get(), bareLists);
    }

    /** Compares two final answers. */
    private static RawAnswers finals(String gold, String candidate, boolean bareLists) {
        Equality symbolic = SymbolicChecker.compare(gold, candidate);
        Equality textual = TEXTUAL.check(gold, candidate);
        return new RawAnswers(symbolic, textual, bareLists ? textual : verdict(symbolic, textual));
    }

    /** That two texts differ does not tell that what they mean differs. */
    private static Equality verdict(Equality symbolic, Equality textual) {
        boolean decidesAlone = symbolic != Equality.UNDECIDED || textual == Equality.DIFFERENT;
        return decidesAlone ? symbolic : textual;
    }
}
