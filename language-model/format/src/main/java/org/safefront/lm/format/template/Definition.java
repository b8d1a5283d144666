package org.safefront.lm.format.template;

/**
 * {@code {% macro %}}: gives a name to a macro.
 *
 * @param line where it stands
 * @param macro what the name means
 */
record Definition(int line, Macro.Definition macro) implements Statement {
    @Override
    public Flow execute(Scope scope, TextBuilder out) {
        scope.set(macro.name(), new Macro(macro, scope));
        return Flow.NEXT;
    }
}
