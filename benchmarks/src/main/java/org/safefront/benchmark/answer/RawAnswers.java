package org.safefront.benchmark.answer;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Two answers as they stand in anybody's file: bare, or at the end of a long text.
 *
 * @param symbolic what the symbolic checker says
 * @param textual what the textual checker says
 * @param verdict what both come to: the symbolic one decides, the textual one where it cannot tell, and where both
 *     answers are bare lists of numbers, for there nobody says that their order does not matter
 */
public record RawAnswers(Equality symbolic, Equality textual, Equality verdict) {
    private static final Pattern BARE_LIST = Pattern.compile("\\s*-?[\\d.]+(?:\\s*,\\s*-?[\\d.]+)+\\s*");
    private static final AnswerChecker SYMBOLIC = new SymbolicChecker();
    private static final AnswerChecker TEXTUAL = new TextualChecker();

    /** Compares the final answers of two texts. */
    public static RawAnswers compare(String gold, String candidate) {
        Optional<String> right = FinalAnswer.of(gold);
        Optional<String> given = FinalAnswer.of(candidate);
        if (right.isEmpty() || given.isEmpty()) {
            Equality none = right.isEmpty() ? Equality.UNDECIDED : Equality.DIFFERENT;
            return new RawAnswers(none, none, none);
        }
        Equality symbolic = SYMBOLIC.check(right.get(), given.get());
        Equality textual = TEXTUAL.check(right.get(), given.get());
        boolean bareLists = BARE_LIST.matcher(gold).matches()
                && BARE_LIST.matcher(candidate).matches();
        return new RawAnswers(symbolic, textual, symbolic == Equality.UNDECIDED || bareLists ? textual : symbolic);
    }
}
