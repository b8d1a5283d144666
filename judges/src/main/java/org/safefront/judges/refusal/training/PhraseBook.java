package org.safefront.judges.refusal.training;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Lists of phrases by their names. A phrase has choices in brackets, which may stand in one another, and names in braces, which
 * are fields of the topic or else lists; a name with a capital begins with one.
 */
final class PhraseBook {
    private static final Map<String, String> UNSAID = Map.of(
            "do",
            "do this",
            "doing",
            "this",
            "deed",
            "it",
            "thing",
            "it",
            "group",
            "people",
            "event",
            "it",
            "tip",
            "Take your time and begin with the simplest part.");

    private final Map<String, List<String>> lists = new LinkedHashMap<>();
    private final Map<String, List<String>> columns = new HashMap<>();

    /** What a question is about: words for the names in braces. */
    static final class Topic {
        private final Map<String, String> fields = new HashMap<>();

        Topic with(String name, String text) {
            fields.put(name, text);
            return this;
        }

        /** As the one who was asked says it: my bicycle is yours. */
        Topic answered() {
            var answered = new Topic();
            fields.forEach((name, text) -> answered.with(
                    name,
                    text.replaceAll("\\bmy\\b", "your")
                            .replaceAll("\\bmyself\\b", "yourself")
                            .replaceAll("\\bme\\b", "you")));
            return answered;
        }
    }

    /** @param lines names behind an at-sign, and below each its phrases; those behind a hash are remarks */
    PhraseBook(List<String> lines) {
        List<String> current = new ArrayList<>();
        for (String line : lines) {
            if (line.startsWith("@")) {
                String[] header = line.substring(1).strip().split("\\s+", 2);
                current = lists.computeIfAbsent(header[0], name -> new ArrayList<>());
                if (header.length > 1) {
                    columns.put(header[0], List.of(header[1].split("\\s*\\|\\s*")));
                }
            } else if (!line.isBlank() && !line.startsWith("# ")) {
                current.add(line.strip());
            }
        }
    }

    /** One entry of a list, as it stands there. */
    String entry(String list, Draw draw) {
        List<String> entries = lists.get(list);
        if (entries == null) {
            throw new IllegalArgumentException("no list of phrases is called " + list);
        }
        return draw.ofPart(entries);
    }

    Topic topic(String list, Draw draw) {
        String[] cells = entry(list, draw).split("\\s*\\|\\s*");
        List<String> names = columns.get(list);
        if (names.size() != cells.length) {
            throw new IllegalArgumentException(list + " has a line of " + cells.length + " columns: " + cells[0]);
        }
        var topic = new Topic();
        for (int i = 0; i < cells.length; i++) {
            topic.with(names.get(i), cells[i]);
        }
        return topic;
    }

    /** A phrase of the list, with everything put in. */
    String phrase(String list, Topic topic, Draw draw) {
        String text = filled(entry(list, draw), topic, draw).strip().replaceAll(" {2,}", " ");
        return sentence(text.replace("\\n", "\n").replace(" ,", ",").replace(" .", "."));
    }

    private String filled(String phrase, Topic topic, Draw draw) {
        var out = new StringBuilder();
        int at = 0;
        while (at < phrase.length()) {
            char c = phrase.charAt(at);
            if (c == '\\' && at + 1 < phrase.length() && "[]".indexOf(phrase.charAt(at + 1)) >= 0) {
                out.append(phrase.charAt(at + 1));
                at += 2;
            } else if (c == '[') {
                int close = closing(phrase, at);
                out.append(filled(draw.of(choices(phrase.substring(at + 1, close))), topic, draw));
                at = close + 1;
            } else if (c == '{') {
                int close = phrase.indexOf('}', at);
                out.append(named(phrase.substring(at + 1, close), topic, draw));
                at = close + 1;
            } else {
                out.append(c);
                at++;
            }
        }
        return out.toString();
    }

    private String named(String name, Topic topic, Draw draw) {
        String key = name.toLowerCase(Locale.ROOT);
        String text = topic.fields.get(key);
        if (text == null) {
            text = lists.containsKey(key) ? filled(entry(key, draw), topic, draw) : UNSAID.get(key);
        }
        if (text == null) {
            throw new IllegalArgumentException("nothing is called " + name);
        }
        return key.equals(name) ? text : sentence(text);
    }

    private static int closing(String phrase, int open) {
        int depth = 0;
        for (int at = open; at < phrase.length(); at++) {
            boolean escaped = phrase.charAt(at) == '\\';
            if (escaped) {
                at++;
                continue;
            }
            depth += phrase.charAt(at) == '[' ? 1 : phrase.charAt(at) == ']' ? -1 : 0;
            if (depth == 0) {
                return at;
            }
        }
        throw new IllegalArgumentException("a bracket is never closed: " + phrase);
    }

    private static List<String> choices(String inside) {
        List<String> choices = new ArrayList<>();
        int depth = 0;
        int from = 0;
        for (int at = 0; at < inside.length(); at++) {
            char c = inside.charAt(at);
            if (c == '\\') {
                at++;
            } else if (c == '|' && depth == 0) {
                choices.add(inside.substring(from, at));
                from = at + 1;
            } else {
                depth += c == '[' ? 1 : c == ']' ? -1 : 0;
            }
        }
        choices.add(inside.substring(from));
        return choices;
    }

    private static String sentence(String text) {
        return text.isEmpty() ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }
}
