package org.safefront.launcher.study;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.safefront.contracts.Lora;
import org.safefront.contracts.Method;
import org.safefront.contracts.Optimization;
import org.safefront.contracts.Projection;
import org.safefront.contracts.Recipe;

/**
 * The recipes of a study: each entry of {@code train.sweep}, with every combination of the values that it lists.
 *
 * <p>{@code alpha} may be a number, {@code r}, {@code 2r} or {@code rslora} (16 over the root of the rank);
 * {@code targets} may be {@code all}, {@code mlp}, {@code attention} or a list of projections.
 */
final class Sweep {
    private static final Set<String> OF_ALL = Set.of(
            "method",
            "learning-rate",
            "epochs",
            "batch-size",
            "accumulation",
            "warmup-steps",
            "final-learning-rate",
            "weight-decay",
            "clip-norm");
    private static final Set<String> OF_LORA = Set.of("rank", "alpha", "dropout", "targets", "layers");
    private static final Map<String, List<Projection>> TARGET_GROUPS = Map.of(
            "all", List.of(Projection.values()),
            "attention", List.of(Projection.Q, Projection.K, Projection.V, Projection.O),
            "mlp", List.of(Projection.GATE, Projection.UP, Projection.DOWN));
    private static final double DEFAULT_ALPHA = 16;

    private Sweep() {}

    /** @param thought of all recipes, see {@link Recipe#thought} */
    static List<Recipe> recipes(YamlField sweep, Optional<String> thought) {
        var recipes = new ArrayList<Recipe>();
        var names = new HashSet<String>();
        for (YamlField entry : sweep.elements()) {
            String method = entry.required("method").oneOf(List.of("full", "lora"));
            boolean lora = method.equals("lora");
            var known = new HashSet<>(OF_ALL);
            known.addAll(lora ? OF_LORA : Set.of());
            entry.onlyKnows(known);
            for (Map<String, YamlField> values : combinations(entry)) {
                recipes.add(recipe(lora, values, names, thought));
            }
        }
        return recipes;
    }

    private static Recipe recipe(
            boolean lora, Map<String, YamlField> values, Set<String> names, Optional<String> thought) {
        Optimization optimization = optimization(values);
        Optional<Lora> update = lora ? Optional.of(lora(values)) : Optional.empty();
        String name = update.map(Sweep::name).orElse("full") + "-" + brief(optimization.learningRate());
        String unique = name;
        for (int i = 2; !names.add(unique); i++) {
            unique = name + "-" + i;
        }
        return new Recipe(unique, lora ? Method.LORA : Method.FULL, Optional.of(optimization), update, thought);
    }

    private static Optimization optimization(Map<String, YamlField> values) {
        return new Optimization(
                required(values, "learning-rate").number(Double.MIN_NORMAL, 1),
                required(values, "epochs").wholeNumber(1),
                whole(values, "batch-size", 1, 16),
                whole(values, "accumulation", 1, 1),
                whole(values, "warmup-steps", 0, 0),
                number(values, "final-learning-rate", 1, 0),
                number(values, "weight-decay", 1, 0),
                number(values, "clip-norm", Double.MAX_VALUE, 1));
    }

    private static Lora lora(Map<String, YamlField> values) {
        int rank = required(values, "rank").wholeNumber(1);
        String alpha =
                Optional.ofNullable(values.get("alpha")).map(YamlField::text).orElse("");
        double number =
                switch (alpha) {
                    case "r" -> rank;
                    case "2r" -> 2.0 * rank;
                    case "rslora", "" -> DEFAULT_ALPHA;
                    default -> values.get("alpha").number(Double.MIN_NORMAL, Double.MAX_VALUE);
                };
        return new Lora(
                rank,
                number,
                alpha.equals("rslora"),
                number(values, "dropout", 0.99, 0),
                targets(required(values, "targets")),
                Optional.ofNullable(values.get("layers")).map(YamlField::text).orElse("all"));
    }

    private static List<Projection> targets(YamlField field) {
        List<Projection> group = TARGET_GROUPS.get(field.node().asText());
        if (group != null) {
            return group;
        }
        return field.oneOrMany().stream().map(Sweep::projection).toList();
    }

    private static Projection projection(YamlField field) {
        for (Projection projection : Projection.values()) {
            if (projection.toString().equals(field.node().asText())) {
                return projection;
            }
        }
        throw field.refusal("all, mlp, attention or projections among " + List.of(Projection.values()));
    }

    /** Every combination of the values; targets are one value, for a list of projections is one set of them. */
    private static List<Map<String, YamlField>> combinations(YamlField entry) {
        List<Map<String, YamlField>> all = List.of(Map.of());
        for (Map.Entry<String, JsonNode> property : entry.node().properties()) {
            YamlField field = entry.required(property.getKey());
            List<YamlField> values = property.getKey().equals("targets") ? List.of(field) : field.oneOrMany();
            all = all.stream()
                    .flatMap(before -> values.stream().map(value -> with(before, property.getKey(), value)))
                    .toList();
        }
        return all;
    }

    private static Map<String, YamlField> with(Map<String, YamlField> before, String name, YamlField value) {
        var more = new LinkedHashMap<>(before);
        more.put(name, value);
        return more;
    }

    private static YamlField required(Map<String, YamlField> values, String name) {
        return Optional.ofNullable(values.get(name))
                .orElseThrow(() -> new InvalidStudyException(
                        values.get("method").path().replace(".method", "." + name) + " is missing"));
    }

    private static int whole(Map<String, YamlField> values, String name, int least, int otherwise) {
        return Optional.ofNullable(values.get(name))
                .map(field -> field.wholeNumber(least))
                .orElse(otherwise);
    }

    private static double number(Map<String, YamlField> values, String name, double most, double otherwise) {
        return Optional.ofNullable(values.get(name))
                .map(field -> field.number(0, most))
                .orElse(otherwise);
    }

    private static String name(Lora lora) {
        String targets = TARGET_GROUPS.entrySet().stream()
                .filter(group -> group.getValue().equals(lora.targets()))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseGet(() -> String.join(
                        "+",
                        lora.targets().stream()
                                .map(target -> target.toString().replace("_proj", ""))
                                .toList()));
        String layers = lora.layers().equals("all") ? "" : "-" + lora.layers().replace("..", "to");
        return "lora-r" + lora.rank() + "-" + targets + layers;
    }

    /** As people write it: 3e-4. */
    private static String brief(double rate) {
        BigDecimal number = BigDecimal.valueOf(rate).stripTrailingZeros();
        int exponent = number.precision() - number.scale() - 1;
        return number.movePointLeft(exponent).stripTrailingZeros().toPlainString() + "e" + exponent;
    }
}
