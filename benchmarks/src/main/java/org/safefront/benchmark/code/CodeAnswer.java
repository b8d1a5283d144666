package org.safefront.benchmark.code;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Programs, as they stand in what a model writes. */
public final class CodeAnswer {
    /** A block opens and closes on lines of its own; one that nobody closes ends with the text. */
    private static final Pattern BLOCK = Pattern.compile(
            "^([ \\t]*)(`{3,}|~{3,})[ \\t]*([A-Za-z0-9+#._-]*)[^\\n]*\\n(.*?)(?:^[ \\t]*\\2[ \\t]*$|\\z)",
            Pattern.MULTILINE | Pattern.DOTALL);

    private static final List<String> LANGUAGES = List.of("", "python", "python3", "py");
    private static final Pattern LOOKS_LIKE_CODE = Pattern.compile(
            "^(?:(?:async )?def |class |import |from \\w+(?:\\.\\w+)* import |@\\w|[A-Za-z_]\\w* *= *\\S)",
            Pattern.MULTILINE);

    private CodeAnswer() {}

    /**
     * The program in an answer: the last block of Python that defines the function, else the last block of Python, else the
     * whole answer if it looks like code.
     *
     * @param answer after its thinking
     * @param entryPoint the function that was asked for
     */
    public static Optional<String> extract(String answer, String entryPoint) {
        String text = answer.replace("\r\n", "\n");
        List<String> blocks = BLOCK.matcher(text)
                .results()
                .filter(block -> LANGUAGES.contains(block.group(3).toLowerCase(Locale.ROOT)))
                .map(CodeAnswer::content)
                .toList();
        return last(blocks.stream().filter(block -> defines(block, entryPoint)).toList())
                .or(() -> last(blocks))
                .or(() -> LOOKS_LIKE_CODE.matcher(text).find() ? Optional.of(text) : Optional.empty());
    }

    /** Without the indentation that the whole block has, within a list for instance. */
    private static String content(MatchResult block) {
        return Pattern.compile("^" + block.group(1), Pattern.MULTILINE)
                .matcher(block.group(4))
                .replaceAll("");
    }

    private static Optional<String> last(List<String> blocks) {
        return blocks.isEmpty() ? Optional.empty() : Optional.of(blocks.get(blocks.size() - 1));
    }

    /** Whether a program makes such a name at its top level. */
    static boolean defines(String program, String name) {
        return Pattern.compile(
                        "^(?:(?:async )?def|class) +" + Pattern.quote(name) + "\\b|^" + Pattern.quote(name)
                                + " *(?::[^=\\n]+)?=[^=]",
                        Pattern.MULTILINE)
                .matcher(program)
                .find();
    }
}
