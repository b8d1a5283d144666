package org.safefront.judges.decoder;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The words by which a judge tells its own text from what it judges. Where they stand in what is judged they are broken, so that nothing
 * in there looks like the end of it or like the next part: a space goes into {@code < END CONVERSATION>}, and a line that begins as a
 * part of the prompt does is quoted, {@code > Agent: ...}.
 */
public final class Marks {
    /** What a line may be dressed in and still read the same. */
    private static final String DRESS = "[ \\t*_#]*";

    private final Pattern inside;
    private final Pattern heads;

    /**
     * Case and the width of white space do not matter.
     *
     * @param inside marks that mean something anywhere
     * @param heads words that, with a colon, begin a part of the prompt
     */
    public Marks(List<String> inside, List<String> heads) {
        this.inside = Pattern.compile(
                inside.stream().map(Marks::spaced).collect(Collectors.joining("|")), Pattern.CASE_INSENSITIVE);
        this.heads = Pattern.compile(
                "^" + DRESS + "(" + heads.stream().map(Marks::spaced).collect(Collectors.joining("|")) + ")" + DRESS
                        + ":",
                Pattern.CASE_INSENSITIVE | Pattern.MULTILINE);
    }

    /** A text of somebody else, with each mark in it broken. */
    public String broken(String text) {
        String apart = inside.matcher(text).replaceAll(mark -> apart(mark.group()));
        return heads.matcher(apart).replaceAll("> $0");
    }

    /** A mark that is none any more: its first character stands alone. */
    static String apart(String mark) {
        return Matcher.quoteReplacement(mark.charAt(0) + " " + mark.substring(1));
    }

    private static String spaced(String mark) {
        return Arrays.stream(mark.split(" ")).map(Pattern::quote).collect(Collectors.joining("\\s+"));
    }
}
