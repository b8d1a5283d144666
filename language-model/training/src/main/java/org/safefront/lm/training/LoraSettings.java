package org.safefront.lm.training;

import java.util.List;
import java.util.stream.IntStream;
import org.safefront.lm.format.InvalidModelException;
import org.safefront.lm.format.ModelConfig;

/**
 * Which low-rank updates are trained.
 *
 * @param rank rows of A
 * @param alpha numerator of the scale
 * @param rankStabilised whether the scale is alpha / sqrt(rank) instead of alpha / rank
 * @param dropout of the input of A
 * @param targets names of projections, for instance up_proj
 * @param layers all, first-third, middle-third, last-third, or a range such as 4..11
 */
public record LoraSettings(
        int rank, double alpha, boolean rankStabilised, double dropout, List<String> targets, String layers) {
    public LoraSettings {
        targets = List.copyOf(targets);
    }

    /** The factor of B A. */
    public double scale() {
        return alpha / (rankStabilised ? Math.sqrt(rank) : rank);
    }

    /** The layers meant, of a model with so many. Thirds are cut as evenly as whole layers allow. */
    public List<Integer> layersOf(int count) {
        return switch (layers) {
            case "all" -> range(0, count);
            case "first-third" -> range(0, count / 3);
            case "middle-third" -> range(count / 3, 2 * count / 3);
            case "last-third" -> range(2 * count / 3, count);
            default -> explicit(count);
        };
    }

    /** Paths of the adapted projections of this model, layer by layer. */
    public List<String> modulesOf(ModelConfig model) {
        for (String target : targets) {
            if (ModelConfig.PROJECTIONS.stream().noneMatch(projection -> projection.endsWith("." + target))) {
                throw new InvalidModelException("target module " + target + " does not exist; there are q_proj, k_proj,"
                        + " v_proj, o_proj, gate_proj, up_proj and down_proj");
            }
        }
        List<Integer> chosen = layersOf(model.layers());
        if (chosen.isEmpty()) {
            throw new InvalidModelException(
                    "layers " + layers + " is empty in a model of " + model.layers() + " layers");
        }
        return chosen.stream()
                .flatMap(layer -> ModelConfig.PROJECTIONS.stream()
                        .filter(projection -> targets.contains(projection.substring(projection.indexOf('.') + 1)))
                        .map(projection -> "model.layers." + layer + "." + projection))
                .toList();
    }

    private List<Integer> explicit(int count) {
        String[] ends = layers.split("\\.\\.");
        int first = Integer.parseInt(ends[0]);
        int last = Integer.parseInt(ends[1]);
        if (first > last || last >= count) {
            throw new InvalidModelException("layers " + layers + " does not lie within a model of " + count
                    + " layers, which are 0.." + (count - 1));
        }
        return range(first, last + 1);
    }

    private static List<Integer> range(int from, int to) {
        return IntStream.range(from, to).boxed().toList();
    }
}
