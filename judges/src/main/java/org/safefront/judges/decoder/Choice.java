package org.safefront.judges.decoder;

import java.util.List;
import java.util.stream.Stream;

/**
 * Two words between which the next token decides.
 *
 * @param yes spellings of the one
 * @param no spellings of the other
 */
public record Choice(List<String> yes, List<String> no) {
    /** Yes or no, with and without a capital. */
    public static final Choice YES_OR_NO = new Choice(List.of("yes", "Yes"), List.of("no", "No"));

    /** What tokenizers write for a space before a word, or without one. */
    private static final List<String> SPACES = List.of("", " ", "\u2581", "\u0120");

    public Choice {
        yes = List.copyOf(yes);
        no = List.copyOf(no);
    }

    /** Names that tokens of the one may have in a vocabulary. */
    List<String> yesNames() {
        return names(yes);
    }

    /** Names that tokens of the other may have in a vocabulary. */
    List<String> noNames() {
        return names(no);
    }

    private static List<String> names(List<String> words) {
        return words.stream()
                .flatMap(word -> SPACES.stream().map(space -> space + word))
                .toList();
    }

    @Override
    public String toString() {
        return Stream.concat(yes.stream(), no.stream()).toList().toString();
    }
}
