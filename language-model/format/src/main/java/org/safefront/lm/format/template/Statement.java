package org.safefront.lm.format.template;

import java.util.List;
import java.util.Optional;

/** A tag of a template, or the text between two tags. */
sealed interface Statement permits ForLoop, Definition, Statement.Simple, Statement.Block {
    /** Where it stands, from 1. */
    int line();

    Flow execute(Scope scope, TextBuilder out);

    /** A statement with no body. */
    sealed interface Simple extends Statement {}

    /** Text between tags. */
    record Data(int line, Text text) implements Simple {
        @Override
        public Flow execute(Scope scope, TextBuilder out) {
            out.append(text);
            return Flow.NEXT;
        }
    }

    /** {@code {{ expression }}}. */
    record Print(int line, Expression expression) implements Simple {
        @Override
        public Flow execute(Scope scope, TextBuilder out) {
            out.append(expression.evaluate(scope).show());
            return Flow.NEXT;
        }
    }

    /** {@code {% set target = expression %}}. */
    record Assign(int line, Target target, Expression expression) implements Simple {
        @Override
        public Flow execute(Scope scope, TextBuilder out) {
            target.assign(expression.evaluate(scope), scope);
            return Flow.NEXT;
        }
    }

    /** {@code {% break %}} or {@code {% continue %}}. */
    record Jump(int line, Flow flow) implements Simple {
        @Override
        public Flow execute(Scope scope, TextBuilder out) {
            return flow;
        }
    }

    /** A statement whose body runs at most once, where it stands. */
    sealed interface Block extends Statement {}

    /** {@code {% if %}}: the first branch whose condition holds. */
    record If(int line, List<Branch> branches, Body otherwise) implements Block {
        /** A condition and what it guards. */
        record Branch(Expression condition, Body body) {}

        @Override
        public Flow execute(Scope scope, TextBuilder out) {
            for (Branch branch : branches) {
                if (branch.condition().evaluate(scope).truthy()) {
                    return branch.body().run(scope, out);
                }
            }
            return otherwise.run(scope, out);
        }
    }

    /** {@code {% with target = value %}}: the values are computed outside of the new scope. */
    record With(int line, List<Target> targets, List<Expression> values, Body body) implements Block {
        @Override
        public Flow execute(Scope scope, TextBuilder out) {
            Scope inner = scope.inner(body.hidden());
            for (int i = 0; i < targets.size(); i++) {
                targets.get(i).assign(values.get(i).evaluate(scope), inner);
            }
            return body.run(inner, out);
        }
    }

    /** {@code {% filter %}}, {@code {% set %}} with a body: what the body prints goes through a filter. */
    record Captured(int line, Body body, Optional<Expression> filter, Optional<Target> target) implements Block {
        /** The name under which the filter finds what the body printed; no template can write it. */
        static final String PRINTED = "printed text";

        @Override
        public Flow execute(Scope scope, TextBuilder out) {
            var printed = new TextBuilder();
            Scope inner = scope.inner(body.hidden());
            Flow flow = body.run(inner, printed);
            if (flow != Flow.NEXT) {
                return flow;
            }
            inner.set(PRINTED, printed.build());
            Value result = filter.isPresent() ? filter.get().evaluate(inner) : printed.build();
            if (target.isPresent()) {
                target.get().assign(result, scope);
            } else {
                out.append(result.show());
            }
            return Flow.NEXT;
        }
    }

    /** {@code {% generation %}}, which only marks what the assistant wrote: a macro called where it stands. */
    record Generation(int line, Macro.Definition body) implements Block {
        @Override
        public Flow execute(Scope scope, TextBuilder out) {
            out.append(new Macro(body, scope)
                    .call(Arguments.NONE, scope.rendering())
                    .show());
            return Flow.NEXT;
        }
    }

    /** {@code {% call %}}: calls a macro that may call the body back. */
    record CallBlock(int line, Invocation.Call call, Macro.Definition caller) implements Block {
        @Override
        public Flow execute(Scope scope, TextBuilder out) {
            out.append(call.evaluate(scope, new Macro(caller, scope)).show());
            return Flow.NEXT;
        }
    }
}
