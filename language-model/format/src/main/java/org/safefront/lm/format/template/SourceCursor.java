package org.safefront.lm.format.template;

/** Template source with a position, and the line of that position. */
final class SourceCursor {
    private final String source;
    private int position;
    private int line = 1;

    SourceCursor(String source) {
        this.source = source;
    }

    String source() {
        return source;
    }

    int position() {
        return position;
    }

    int line() {
        return line;
    }

    boolean atEnd() {
        return position >= source.length();
    }

    /** Whether nothing but the beginning or a line break stands before. */
    boolean atLineStart() {
        return position == 0 || source.charAt(position - 1) == '\n';
    }

    boolean startsWith(String text) {
        return source.startsWith(text, position);
    }

    char current() {
        return source.charAt(position);
    }

    /** Goes to a later position and returns what was passed. */
    String moveTo(int target) {
        String passed = source.substring(position, target);
        line += (int) passed.chars().filter(c -> c == '\n').count();
        position = target;
        return passed;
    }

    String move(int distance) {
        return moveTo(position + distance);
    }

    /** Passes white space. */
    void skipSpace() {
        moveTo(afterSpace(position));
    }

    /** The next position that holds no white space. */
    int afterSpace(int from) {
        int at = from;
        while (at < source.length() && Characters.isSpace(source.charAt(at))) {
            at++;
        }
        return at;
    }

    /** Passes one line break, if there is one. */
    void skipLineBreak() {
        if (startsWith("\n")) {
            move(1);
        }
    }
}
