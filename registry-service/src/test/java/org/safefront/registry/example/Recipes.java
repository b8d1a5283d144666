package org.safefront.registry.example;

import java.util.List;
import java.util.Optional;
import org.safefront.contracts.Lora;
import org.safefront.contracts.Method;
import org.safefront.contracts.Optimization;
import org.safefront.contracts.Projection;
import org.safefront.contracts.Recipe;

/** Ways to make a base safe. */
public final class Recipes {
    private Recipes() {}

    /** All weights move. */
    public static Recipe full(String name, double learningRate, int epochs) {
        return new Recipe(
                name, Method.FULL, Optional.of(optimization(learningRate, epochs)), Optional.empty(), Optional.empty());
    }

    /** A low-rank update of some projections. */
    public static Recipe lora(String name, int rank, double learningRate, int epochs, Projection... targets) {
        return new Recipe(
                name,
                Method.LORA,
                Optional.of(optimization(learningRate, epochs)),
                Optional.of(new Lora(rank, 2.0 * rank, false, 0, List.of(targets), "all")),
                Optional.empty());
    }

    private static Optimization optimization(double learningRate, int epochs) {
        return new Optimization(learningRate, epochs, 16, 1, 10, 0.1, 0.01, 1);
    }
}
