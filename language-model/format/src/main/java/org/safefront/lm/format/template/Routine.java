package org.safefront.lm.format.template;

/**
 * What stands behind the name of a filter, test, method or function.
 *
 * @param name as in templates
 * @param parameters what it takes beside its subject
 * @param body what it does
 */
record Routine(String name, Parameters parameters, Body body) {

    /** The work, with arguments already at their places. */
    @FunctionalInterface
    interface Body {
        Value apply(Value subject, Bound arguments);
    }

    Value apply(Value subject, Arguments arguments, Rendering rendering) {
        return body.apply(subject, parameters.bind(name, arguments, rendering));
    }
}
