package org.safefront.lm.format.template;

/**
 * A built-in function, or the method of a value.
 *
 * @param routine what it does
 * @param subject whose method it is; None for a function
 */
record BoundRoutine(Routine routine, Value subject) implements Callable {

    @Override
    public Value call(Arguments arguments, Rendering rendering) {
        return routine.apply(subject, arguments, rendering);
    }

    @Override
    public String type() {
        return "builtin_function_or_method";
    }

    @Override
    public boolean truthy() {
        return true;
    }

    @Override
    public Text repr() {
        return Text.of("<built-in function " + routine.name() + ">");
    }
}
