package org.safefront.lm.format.template;

import java.util.Locale;
import java.util.function.IntPredicate;
import java.util.function.Predicate;

/** The methods of strings that change or ask for the case and the kind of characters. */
final class TextCase {
    private TextCase() {}

    static Routines routines() {
        return new Routines()
                .add("upper", t -> upper((Text) t))
                .add("lower", t -> lower((Text) t))
                .add("title", t -> ((Text) t).map(TextCase::title))
                .add("capitalize", t -> capitalize((Text) t))
                .add("swapcase", t -> ((Text) t).map(TextCase::swap))
                .ask("islower", on(chars -> Characters.allCased(chars, Character::isUpperCase)))
                .ask("isupper", on(chars -> Characters.allCased(chars, Character::isLowerCase)))
                .ask("isalpha", all(Character::isLetter))
                .ask("isalnum", all(Characters::isLetterOrNumber))
                .ask("isdecimal", all(Characters::isDecimal))
                .ask("isdigit", all(Characters::isDigit))
                .ask("isspace", all(Characters::isSpace))
                .ask("isascii", on(chars -> chars.chars().allMatch(c -> c < 0x80)));
    }

    static Text upper(Text text) {
        return text.map(chars -> chars.toUpperCase(Locale.ROOT));
    }

    static Text lower(Text text) {
        return text.map(TextCase::lower);
    }

    static Text capitalize(Text text) {
        return text.map(TextCase::capitalize);
    }

    private static String lower(String chars) {
        return chars.toLowerCase(Locale.ROOT);
    }

    private static String capitalize(String chars) {
        if (chars.isEmpty()) {
            return chars;
        }
        int first = chars.codePointAt(0);
        // All of it first: how a final sigma looks depends on what stands before it.
        return titled(first)
                + lower(chars).substring(lower(Character.toString(first)).length());
    }

    private static String title(String chars) {
        String lower = lower(chars);
        var result = new StringBuilder();
        boolean afterCased = false;
        for (int at = 0; at < chars.length(); at += Character.charCount(chars.codePointAt(at))) {
            int c = chars.codePointAt(at);
            result.append(afterCased ? lowerAt(chars, lower, at) : titled(c));
            afterCased = Characters.isCased(c);
        }
        return result.toString();
    }

    /** The small form of one character; taken out of the whole if that is as long, for the sake of a final sigma. */
    private static String lowerAt(String chars, String lower, int at) {
        int end = chars.offsetByCodePoints(at, 1);
        return lower.length() == chars.length() ? lower.substring(at, end) : lower(chars.substring(at, end));
    }

    /** A character as the first of a word; the one that becomes two, such as sharp s, has only the first one large. */
    private static String titled(int c) {
        String upper = Character.toString(c).toUpperCase(Locale.ROOT);
        int title = Character.toTitleCase(c);
        if (title != c || upper.codePointCount(0, upper.length()) == 1) {
            return Character.toString(title);
        }
        int first = upper.codePointAt(0);
        return Character.toString(first) + lower(upper.substring(Character.charCount(first)));
    }

    private static String swap(String chars) {
        String lower = lower(chars);
        var result = new StringBuilder();
        for (int at = 0; at < chars.length(); at += Character.charCount(chars.codePointAt(at))) {
            int c = chars.codePointAt(at);
            String letter = Character.toString(c);
            String small = Character.isUpperCase(c) ? lowerAt(chars, lower, at) : letter;
            result.append(Character.isLowerCase(c) ? letter.toUpperCase(Locale.ROOT) : small);
        }
        return result.toString();
    }

    private static Predicate<Value> on(Predicate<String> question) {
        return text -> question.test(((Text) text).chars());
    }

    private static Predicate<Value> all(IntPredicate kind) {
        return on(chars -> Characters.all(chars, kind));
    }
}
