package org.safefront.judges.refusal;

import java.util.ArrayList;
import java.util.List;

/** All texts that a line with choices like {@code [a|b]} stands for. */
final class Expansion {
    private Expansion() {}

    static List<String> of(String line) {
        List<String> texts = List.of("");
        int at = 0;
        while (at < line.length()) {
            int open = line.indexOf('[', at);
            int end = open < 0 ? line.length() : open;
            texts = followed(texts, new String[] {line.substring(at, end)});
            at = end;
            if (open >= 0) {
                int close = line.indexOf(']', open);
                texts = followed(texts, line.substring(open + 1, close).split("\\|", -1));
                at = close + 1;
            }
        }
        return texts;
    }

    private static List<String> followed(List<String> texts, String[] choices) {
        List<String> longer = new ArrayList<>();
        for (String text : texts) {
            for (String choice : choices) {
                longer.add(text + choice);
            }
        }
        return longer;
    }
}
