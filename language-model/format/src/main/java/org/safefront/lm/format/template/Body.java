package org.safefront.lm.format.template;

import java.util.List;
import java.util.Set;

/**
 * The statements of a block.
 *
 * @param statements in order
 * @param hidden names that the block sets before it reads them; until then they are undefined inside it, whatever they
 *     mean outside. Empty for a block that has no scope of its own. The set is not copied: names leave it until the
 *     whole template is parsed
 */
record Body(List<Statement> statements, Set<String> hidden) {
    static final Body EMPTY = new Body(List.of(), Set.of());

    Body {
        statements = List.copyOf(statements);
    }

    /** Executes them in this scope. */
    Flow run(Scope scope, TextBuilder out) {
        for (Statement statement : statements) {
            Flow flow = run(statement, scope, out);
            if (flow != Flow.NEXT) {
                return flow;
            }
        }
        return Flow.NEXT;
    }

    private static Flow run(Statement statement, Scope scope, TextBuilder out) {
        try {
            return statement.execute(scope, out);
        } catch (EvaluationFault fault) {
            throw fault.at(statement.line());
        }
    }
}
