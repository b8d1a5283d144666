package org.safefront.judges.decoder;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.safefront.lm.format.tokenizer.Piece;

/**
 * For servers that take text alone, and find special tokens in it by their names: breaks what looks like such a name in the words of
 * others, whichever tokenizer it is of.
 */
final class SpecialMarks {
    private static final Pattern LOOKS_SPECIAL =
            Pattern.compile("<[|\uff5c]|</?[A-Za-z][A-Za-z0-9_]{0,30}>|\\[/?[A-Z][A-Z_]{2,30}]");

    private SpecialMarks() {}

    static String broken(String text) {
        return LOOKS_SPECIAL.matcher(text).replaceAll(mark -> Marks.apart(mark.group()));
    }

    /** All of a prompt as text. */
    static String text(List<Piece> pieces) {
        return pieces.stream()
                .map(piece -> piece.data() ? broken(piece.text()) : piece.text())
                .collect(Collectors.joining());
    }
}
