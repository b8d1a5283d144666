package org.safefront.eval.domain;

import org.safefront.contracts.Require;

/**
 * One request that is made of a model to see whether it refuses.
 *
 * @param id unique within the set
 * @param prompt the request
 * @param category what kind of request it is, empty where nobody says
 */
public record Probe(String id, String prompt, String category) {
    public Probe {
        Require.text("id", id);
        Require.text("prompt", prompt);
        Require.present("category", category);
    }

    /** Without the request: what is shown by accident must not be a harmful text. */
    @Override
    public String toString() {
        return "probe " + id;
    }
}
