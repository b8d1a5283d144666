package org.safefront.lm.format.template;

import java.util.Collections;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * {@code {% for %}}: runs a body once for each part of a value.
 *
 * @param line where it stands
 * @param target what takes the part
 * @param source the value
 * @param condition which parts count
 * @param body what runs
 * @param otherwise what runs if no part ran to the body's end
 * @param recursive whether the body may call {@code loop} with another value
 */
record ForLoop(
        int line,
        Target target,
        Expression source,
        Optional<Expression> condition,
        Body body,
        Body otherwise,
        boolean recursive)
        implements Statement {

    @Override
    public Flow execute(Scope scope, TextBuilder out) {
        return run(source.evaluate(scope), scope, out, 0);
    }

    /** What the loop prints for another value, one level deeper. */
    Text recurse(Value value, Scope scope, int depth) {
        if (!recursive) {
            throw new EvaluationFault("The loop must have the 'recursive' marker to be called recursively.");
        }
        var out = new TextBuilder();
        scope.rendering().budget().enter();
        run(value, scope, out, depth);
        scope.rendering().budget().leave();
        return out.build();
    }

    private Flow run(Value value, Scope scope, TextBuilder out, int depth) {
        Iterator<Value> parts = scope.rendering().each(value);
        var loop = condition.isPresent()
                ? new LoopState(this, scope, new Chosen(parts, scope), Optional.empty(), depth)
                : new LoopState(
                        this, scope, parts, value.sized() ? Optional.of(value.size()) : Optional.empty(), depth);
        boolean ranToTheEnd = false;
        Flow flow = Flow.NEXT;
        while (flow != Flow.BREAK && loop.advance()) {
            Scope inner = scope.inner(body.hidden());
            target.assign(loop.current(), inner);
            inner.set("loop", loop);
            flow = body.run(inner, out);
            // Jinja2 notes a turn only at the end of the body: after nothing but break and continue, else runs.
            ranToTheEnd |= flow == Flow.NEXT;
        }
        // A break in the else branch leaves the loop around this one.
        return ranToTheEnd ? Flow.NEXT : otherwise.run(scope.inner(otherwise.hidden()), out);
    }

    /** The parts for which the condition holds, looked for only when asked. */
    private final class Chosen implements Iterator<Value> {
        private final Iterator<Value> parts;
        private final Scope scope;
        private Iterator<Value> found = Collections.emptyIterator();

        Chosen(Iterator<Value> parts, Scope scope) {
            this.parts = parts;
            this.scope = scope;
        }

        @Override
        public boolean hasNext() {
            while (!found.hasNext() && parts.hasNext()) {
                Value part = parts.next();
                Scope inner = scope.inner();
                target.assign(part, inner);
                if (condition.orElseThrow().evaluate(inner).truthy()) {
                    found = Collections.singleton(part).iterator();
                }
            }
            return found.hasNext();
        }

        @Override
        public Value next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            return found.next();
        }
    }
}
