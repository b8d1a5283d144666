package org.safefront.lm.format.template;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** One rendering of a template: what its nodes and routines share. */
final class Rendering {
    private final Budget budget = new Budget();
    private final Clock clock;

    Rendering(Clock clock) {
        this.clock = clock;
    }

    Clock clock() {
        return clock;
    }

    Budget budget() {
        return budget;
    }

    /** The parts of a value; each one taken counts as a step. */
    Iterator<Value> each(Value value) {
        Iterator<Value> parts = value.parts();
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return parts.hasNext();
            }

            @Override
            public Value next() {
                budget.step();
                return parts.next();
            }
        };
    }

    /** All parts of a value. */
    List<Value> list(Value value) {
        var items = new ArrayList<Value>();
        each(value).forEachRemaining(items::add);
        return items;
    }
}
