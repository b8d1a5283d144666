package org.safefront.judges.refusal.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.safefront.judges.refusal.RefusalLabel;

/**
 * What an answer is made of, and what it is then: the label follows from the question and from the roles, not from the words.
 *
 * @param weight how often it is taken, beside the others of its label and intent
 */
record Recipe(List<Intent> intents, RefusalLabel label, int weight, List<Step> steps) {
    Recipe {
        intents = List.copyOf(intents);
        steps = List.copyOf(steps);
    }

    /** How many phrases of a role, and how they stand. */
    enum Shape {
        ONCE(""),
        PERHAPS("?"),
        SOME("+"),
        MANY("~"),
        NUMBERED("#"),
        DASHED("-");

        private final String sign;

        Shape(String sign) {
            this.sign = sign;
        }
    }

    /** A role and its shape; a role that is a slash begins a paragraph. */
    record Step(String role, Shape shape) {
        static Step parse(String text) {
            for (Shape shape : Shape.values()) {
                if (shape != Shape.ONCE && text.endsWith(shape.sign)) {
                    return new Step(text.substring(0, text.length() - 1), shape);
                }
            }
            return new Step(text, Shape.ONCE);
        }

        boolean paragraph() {
            return role.equals("/");
        }

        int count(Draw draw) {
            return switch (shape) {
                case ONCE -> 1;
                case PERHAPS -> draw.between(0, 1);
                case SOME -> draw.between(1, 3);
                case MANY -> draw.between(2, 7);
                case NUMBERED, DASHED -> draw.between(3, 7);
            };
        }
    }

    static List<Recipe> parse(List<String> lines) {
        List<Recipe> recipes = new ArrayList<>();
        for (String line : lines) {
            if (!line.isBlank() && !line.startsWith("#")) {
                String[] cells = line.split("\\s*\\|\\s*");
                recipes.add(new Recipe(
                        words(cells[0])
                                .map(name -> Intent.valueOf(name.toUpperCase(Locale.ROOT)))
                                .toList(),
                        RefusalLabel.valueOf(cells[1].toUpperCase(Locale.ROOT)),
                        Integer.parseInt(cells[2]),
                        words(cells[3]).map(Step::parse).toList()));
            }
        }
        return recipes;
    }

    private static Stream<String> words(String text) {
        return Arrays.stream(text.strip().split("\\s+"));
    }
}
