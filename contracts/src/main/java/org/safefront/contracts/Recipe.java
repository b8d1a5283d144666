package org.safefront.contracts;

import java.util.Optional;

/**
 * One way to make the base safe.
 *
 * @param name how people call it, unique within a study
 * @param method what is trained
 * @param optimization how, absent for the base
 * @param lora the update, present for LoRA alone
 * @param thought what the model is to think before every response of the data, between its marks of thinking (the
 *     think-prefix of arXiv 2507.17075); absent where responses are learned as they stand
 */
public record Recipe(
        String name,
        Method method,
        Optional<Optimization> optimization,
        Optional<Lora> lora,
        Optional<String> thought) {
    public Recipe {
        Require.name("name", name);
        Require.present("method", method);
        Require.that(
                optimization.isPresent() == (method != Method.BASE),
                "optimization must be given for method full and lora, and for these alone");
        Require.that(
                lora.isPresent() == (method == Method.LORA), "lora must be given for method lora, and for it alone");
        thought.ifPresent(text -> Require.text("thought", text));
        Require.that(
                method != Method.BASE || thought.isEmpty(),
                "thought must not be given for the base, which learns nothing");
        Require.that(
                thought.stream().noneMatch(text -> text.contains("think>")),
                "thought must be without the marks <think> and </think>, which are set around it");
    }
}
