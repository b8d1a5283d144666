package org.safefront.benchmark.answer;

import java.util.Set;

/** Brackets of any kind; half-open intervals open with one and close with another. */
final class Brackets {
    private static final Set<String> OPEN = Set.of("(", "[", "{", "\\{");
    private static final Set<String> CLOSE = Set.of(")", "]", "}", "\\}");
    private static final Set<String> OPENING_COMMANDS = Set.of("begin", "lfloor", "lceil");
    private static final Set<String> CLOSING_COMMANDS = Set.of("end", "rfloor", "rceil");

    private Brackets() {}

    /** By how much a piece changes how deep one is. */
    static int change(Token token) {
        return switch (token.kind()) {
            case COMMAND -> change(token.text(), OPENING_COMMANDS, CLOSING_COMMANDS);
            case SIGN -> change(token.text(), OPEN, CLOSE);
            default -> 0;
        };
    }

    private static int change(String text, Set<String> open, Set<String> close) {
        return open.contains(text) ? 1 : close.contains(text) ? -1 : 0;
    }
}
