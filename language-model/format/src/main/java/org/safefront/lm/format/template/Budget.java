package org.safefront.lm.format.template;

/** Bounds the work of one rendering, so that no template runs for ever. */
final class Budget {
    /** A conversation of a thousand messages needs some ten thousand steps. */
    static final int MAX_STEPS = 5_000_000;

    /** Python's own limit is near: a thousand frames, several for each call of a macro. */
    static final int MAX_CALLS = 200;

    private int steps;
    private int calls;

    /** One turn of a loop or one item that a filter looks at. */
    void step() {
        if (++steps > MAX_STEPS) {
            throw new EvaluationFault("more than " + MAX_STEPS + " loop iterations");
        }
    }

    /** A call begins. */
    void enter() {
        if (++calls > MAX_CALLS) {
            throw new EvaluationFault("macros call each other more than " + MAX_CALLS + " deep");
        }
    }

    /** A call ends. */
    void leave() {
        calls--;
    }
}
