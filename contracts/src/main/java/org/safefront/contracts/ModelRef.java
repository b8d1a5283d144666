package org.safefront.contracts;

/**
 * A base model.
 *
 * @param name how people call it
 * @param artifact its files
 */
public record ModelRef(String name, Artifact artifact) {
    public ModelRef {
        Require.name("name", name);
        Require.present("artifact", artifact);
    }
}
