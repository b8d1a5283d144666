package org.safefront.benchmark.answer;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.safefront.benchmark.answer.Token.Kind;

/** Reads final answers: lists, relations, sets, intervals, and the formulas in them. */
final class AnswerParser {
    private static final Map<String, String> RELATIONS = Map.ofEntries(
            Map.entry("=", "="),
            Map.entry("<", "<"),
            Map.entry(">", ">"),
            Map.entry("lt", "<"),
            Map.entry("gt", ">"),
            Map.entry("leq", "<="),
            Map.entry("le", "<="),
            Map.entry("leqslant", "<="),
            Map.entry("geq", ">="),
            Map.entry("ge", ">="),
            Map.entry("geqslant", ">="),
            Map.entry("neq", "!="),
            Map.entry("ne", "!="),
            Map.entry("approx", "~"),
            Map.entry("simeq", "~"),
            Map.entry("equiv", "="),
            Map.entry("in", "in"));

    private AnswerParser() {}

    /**
     * The answer that a text spells.
     *
     * @throws UnreadableException if it spells none that can be understood
     */
    static Answer parse(String text) {
        List<Token> tokens = Tokens.of(Spelling.canonical(text));
        if (tokens.isEmpty()) {
            throw new UnreadableException("empty");
        }
        return list(tokens, 0);
    }

    /** Parts by semicolons (and by words that join), and in them by commas. */
    static Answer list(List<Token> tokens, int depth) {
        List<List<Token>> parts = split(tokens, ";");
        if (parts.size() > 1) {
            List<Answer> items =
                    parts.stream().map(part -> commas(part, depth + 1)).toList();
            return flat(items);
        }
        return commas(parts.isEmpty() ? List.of() : parts.get(0), depth);
    }

    /** 1, 2 and 3 is one list; p=5, q=2; p=7, q=2 is a list of two. */
    private static Answer flat(List<Answer> items) {
        boolean anyList = items.stream().anyMatch(Answer.Listing.class::isInstance);
        boolean anySingle = items.stream().anyMatch(item -> !(item instanceof Answer.Listing));
        if (!(anyList && anySingle)) {
            return new Answer.Listing(items);
        }
        var all = new ArrayList<Answer>();
        items.forEach(item -> {
            if (item instanceof Answer.Listing listing) {
                all.addAll(listing.items());
            } else {
                all.add(item);
            }
        });
        return new Answer.Listing(all);
    }

    private static Answer commas(List<Token> tokens, int depth) {
        List<List<Token>> parts = split(tokens, ",");
        if (parts.isEmpty()) {
            throw new UnreadableException("empty");
        }
        var items = new ArrayList<Answer>();
        parts.forEach(part -> items.addAll(signs(part, depth)));
        return items.size() == 1 ? items.get(0) : new Answer.Listing(items);
    }

    /** Plus-minus is two answers. */
    private static List<Answer> signs(List<Token> tokens, int depth) {
        boolean twofold = tokens.stream().anyMatch(token -> token.isCommand("pm") || token.isCommand("mp"));
        if (!twofold) {
            return List.of(element(tokens, depth));
        }
        return List.of(element(signed(tokens, "pm"), depth), element(signed(tokens, "mp"), depth));
    }

    private static List<Token> signed(List<Token> tokens, String plus) {
        return tokens.stream()
                .map(token -> token.isCommand("pm") || token.isCommand("mp")
                        ? new Token(Kind.SIGN, token.isCommand(plus) ? "+" : "-")
                        : token)
                .toList();
    }

    private static Answer element(List<Token> tokens, int depth) {
        var sides = new ArrayList<List<Token>>();
        var signs = new ArrayList<String>();
        var side = new ArrayList<Token>();
        int open = 0;
        for (Token token : tokens) {
            open += Brackets.change(token);
            String sign = open == 0 && token.kind() != Kind.LETTER ? RELATIONS.get(token.text()) : null;
            if (sign != null && token.kind() != Kind.WORDS) {
                sides.add(List.copyOf(side));
                signs.add(sign);
                side.clear();
            } else {
                side.add(token);
            }
        }
        sides.add(side);
        return related(sides, signs, depth);
    }

    private static Answer related(List<List<Token>> sides, List<String> signs, int depth) {
        if (signs.isEmpty()) {
            return new FormulaParser(sides.get(0), depth).whole();
        }
        // "= 5" says 5.
        boolean named = !sides.get(0).isEmpty();
        List<List<Token>> said = named ? sides : sides.subList(1, sides.size());
        List<Answer> values =
                said.stream().map(one -> new FormulaParser(one, depth).whole()).toList();
        List<String> between = named ? signs : signs.subList(1, signs.size());
        return between.isEmpty() ? values.get(0) : new Answer.Relation(values, List.copyOf(between));
    }

    /** Whether a sign of relation stands in it. */
    static boolean isRelated(List<Token> tokens) {
        return tokens.stream().anyMatch(token -> token.kind() != Kind.LETTER && RELATIONS.containsKey(token.text()));
    }

    /** What stands before the first separator, and what behind it. */
    static List<List<Token>> splitAtFirst(List<Token> tokens, String separator) {
        for (int i = 1; i + 1 < tokens.size(); i++) {
            Token token = tokens.get(i);
            boolean isHere = token.is(separator) || token.isCommand(separator);
            boolean namesFirst = tokens.get(0).kind() == Kind.LETTER
                    && (i == 1 || tokens.get(1).isCommand("in"));
            if (isHere && namesFirst && isRelated(tokens.subList(i + 1, tokens.size()))) {
                return List.of(tokens.subList(0, i), tokens.subList(i + 1, tokens.size()));
            }
        }
        return List.of(tokens);
    }

    /** The pieces between separators that stand in no brackets; empty ones are left out. */
    static List<List<Token>> split(List<Token> tokens, String separator) {
        var parts = new ArrayList<List<Token>>();
        var part = new ArrayList<Token>();
        int open = 0;
        for (Token token : tokens) {
            open += Brackets.change(token);
            if (open == 0 && token.is(separator)) {
                parts.add(List.copyOf(part));
                part.clear();
            } else {
                part.add(token);
            }
        }
        parts.add(part);
        return parts.stream().filter(one -> !one.isEmpty()).toList();
    }
}
