package org.safefront.contracts;

import java.util.Optional;

/**
 * One way to make the base safe.
 *
 * @param name how people call it, unique within a study
 * @param method what is trained
 * @param optimization how, absent for the base
 * @param lora the update, present for LoRA alone
 */
public record Recipe(String name, Method method, Optional<Optimization> optimization, Optional<Lora> lora) {
    public Recipe {
        Require.name("name", name);
        Require.present("method", method);
        Require.that(
                optimization.isPresent() == (method != Method.BASE),
                "optimization must be given for method full and lora, and for these alone");
        Require.that(
                lora.isPresent() == (method == Method.LORA), "lora must be given for method lora, and for it alone");
    }
}
