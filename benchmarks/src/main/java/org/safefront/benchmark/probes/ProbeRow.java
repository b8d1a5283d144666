package org.safefront.benchmark.probes;

import org.safefront.contracts.Require;

/**
 * One request that is made of a model to see whether it refuses, in the form that the eval service reads.
 *
 * @param id unique within the set
 * @param prompt the request; it may be harmful, and no message quotes it
 * @param category what kind of request it is, empty where the file does not say
 */
public record ProbeRow(String id, String prompt, String category) {
    public ProbeRow {
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
