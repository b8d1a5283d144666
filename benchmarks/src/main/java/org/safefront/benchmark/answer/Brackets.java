package org.safefront.benchmark.answer;

import java.util.Map;
import org.safefront.benchmark.answer.Token.Kind;

/** Brackets of any kind; half-open intervals open with one and close with another. */
final class Brackets {
    private static final Map<String, Integer> SIGNS =
            Map.of("(", 1, "[", 1, "{", 1, "\\{", 1, ")", -1, "]", -1, "}", -1, "\\}", -1);
    private static final Map<String, Integer> COMMANDS =
            Map.of("begin", 1, "lfloor", 1, "lceil", 1, "end", -1, "rfloor", -1, "rceil", -1);

    private Brackets() {}

    /** By how much a piece changes how deep one is. */
    static int change(Token token) {
        if (token.kind() == Kind.COMMAND) {
            return COMMANDS.getOrDefault(token.text(), 0);
        }
        return token.kind() == Kind.SIGN ? SIGNS.getOrDefault(token.text(), 0) : 0;
    }
}
