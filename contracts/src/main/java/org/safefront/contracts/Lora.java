package org.safefront.contracts;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Which low-rank update is trained: {@code W + scale * B A} with scale {@code alpha / rank}, or
 * {@code alpha / sqrt(rank)} where it is rank-stabilised.
 *
 * @param rank of the update
 * @param alpha numerator of its scale
 * @param rankStabilised whether the scale divides by the root of the rank (rsLoRA)
 * @param dropout of the input of A while training
 * @param targets projections that get an update, each once
 * @param layers {@code all}, {@code first-third}, {@code middle-third}, {@code last-third}, or {@code 4..11} (both
 *     included, from zero)
 */
public record Lora(
        int rank, double alpha, boolean rankStabilised, double dropout, List<Projection> targets, String layers) {
    private static final Pattern LAYERS = Pattern.compile("all|(first|middle|last)-third|\\d{1,4}\\.\\.\\d{1,4}");

    public Lora {
        Require.atLeast("rank", 1, rank);
        Require.positive("alpha", alpha);
        Require.between("dropout", 0, 0.99, dropout);
        targets = Require.some("targets", targets);
        Require.that(targets.stream().distinct().count() == targets.size(), "targets must name each projection once");
        Require.that(
                LAYERS.matcher(Require.text("layers", layers)).matches(),
                "layers must be all, first-third, middle-third, last-third or a range such as 4..11, was '" + layers
                        + "'");
    }

    /** The same text for the same values, on every machine and Java version. */
    public String fingerprint() {
        return new Fingerprint()
                .add(rank)
                .add(alpha)
                .add(rankStabilised)
                .add(dropout)
                .add(targets.stream().sorted().toList())
                .add(layers)
                .text();
    }
}
