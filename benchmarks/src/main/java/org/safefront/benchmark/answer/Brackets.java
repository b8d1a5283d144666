package org.safefront.benchmark.answer;

import java.util.Set;

/** Brackets of any kind; half-open intervals open with one and close with another. */
final class Brackets {
    private static final Set<String> OPEN = Set.of("(", "[", "{", "\\{");
    private static final Set<String> CLOSE = Set.of(")", "]", "}", "\\}");

    private Brackets() {}

    /** By how much a piece changes how deep one is. */
    static int change(Token token) {
        if (token.kind() == Token.Kind.COMMAND) {
            return token.text().equals("begin")
                            || token.text().equals("lfloor")
                            || token.text().equals("lceil")
                    ? 1
                    : token.text().equals("end")
                                    || token.text().equals("rfloor")
                                    || token.text().equals("rceil")
                            ? -1
                            : 0;
        }
        if (token.kind() != Token.Kind.SIGN) {
            return 0;
        }
        return OPEN.contains(token.text()) ? 1 : CLOSE.contains(token.text()) ? -1 : 0;
    }
}
