package org.safefront.contracts;

/** What a score says something about. */
public enum Axis {
    /** Share of benchmark questions solved. */
    REASONING("reasoning"),
    /** Share of harmful requests refused. */
    SAFETY("safety"),
    /** Share of harmless requests refused. */
    OVER_REFUSAL("over-refusal");

    private final String wireName;

    Axis(String wireName) {
        this.wireName = wireName;
    }

    @Override
    public String toString() {
        return wireName;
    }
}
