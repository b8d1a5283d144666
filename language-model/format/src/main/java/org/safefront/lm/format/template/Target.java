package org.safefront.lm.format.template;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** What stands on the left of an assignment. */
sealed interface Target {
    void assign(Value value, Scope scope);

    /** The names that it sets. */
    List<String> names();

    /** A variable. */
    record Variable(String name) implements Target {
        @Override
        public void assign(Value value, Scope scope) {
            scope.set(name, value);
        }

        @Override
        public List<String> names() {
            return List.of(name);
        }
    }

    /** An attribute of a namespace. */
    record NamespaceAttribute(String namespace, String attribute) implements Target {
        @Override
        public void assign(Value value, Scope scope) {
            if (!(scope.get(namespace) instanceof Namespace owner)) {
                throw new EvaluationFault("cannot assign attribute on non-namespace object");
            }
            owner.set(Text.of(attribute), value);
        }

        @Override
        public List<String> names() {
            return List.of();
        }
    }

    /** Several targets, which take the parts of a value one by one. */
    record Unpacking(List<Target> targets) implements Target {
        @Override
        public void assign(Value value, Scope scope) {
            if (!value.iterable()) {
                throw new EvaluationFault("cannot unpack non-iterable " + value.type() + " object");
            }
            List<Value> parts = take(value.parts());
            for (int i = 0; i < targets.size(); i++) {
                targets.get(i).assign(parts.get(i), scope);
            }
        }

        @Override
        public List<String> names() {
            return targets.stream().flatMap(target -> target.names().stream()).toList();
        }

        private List<Value> take(Iterator<Value> source) {
            var parts = new ArrayList<Value>();
            while (source.hasNext() && parts.size() < targets.size()) {
                parts.add(source.next());
            }
            if (parts.size() < targets.size()) {
                throw new EvaluationFault(
                        "not enough values to unpack (expected " + targets.size() + ", got " + parts.size() + ")");
            }
            if (source.hasNext()) {
                throw new EvaluationFault("too many values to unpack (expected " + targets.size() + ")");
            }
            return parts;
        }
    }
}
