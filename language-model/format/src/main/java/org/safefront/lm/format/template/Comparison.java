package org.safefront.lm.format.template;

import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;

/** The comparison operators with Python's rules. */
final class Comparison {
    private static final Map<String, BiPredicate<Value, Value>> OPERATORS = Map.of(
            "==", Value::equals,
            "!=", (a, b) -> !a.equals(b),
            "<", (a, b) -> less("<", a, b),
            ">", (a, b) -> less(">", b, a, a, b),
            "<=", (a, b) -> !unordered(a, b) && !less("<=", b, a, a, b),
            ">=", (a, b) -> !unordered(a, b) && !less(">=", a, b),
            "in", (a, b) -> contains(b, a),
            "not in", (a, b) -> !contains(b, a));

    private Comparison() {}

    static boolean holds(String operator, Value left, Value right) {
        return OPERATORS.get(operator).test(left, right);
    }

    /** The order in which Python sorts; fails on values of types that it does not compare. */
    static Comparator<Value> order() {
        return (a, b) -> less("<", a, b) ? -1 : less("<", b, a) ? 1 : 0;
    }

    static boolean contains(Value container, Value value) {
        if (container instanceof Text text) {
            return text.chars().contains(requireString(value).chars());
        }
        if (container instanceof Mapping mapping) {
            Mapping.requireHashable(value);
            return mapping.entries().containsKey(value);
        }
        if (!container.iterable()) {
            throw new EvaluationFault("argument of type '" + container.type() + "' is not iterable");
        }
        for (Iterator<Value> parts = container.parts(); parts.hasNext(); ) {
            if (parts.next().equals(value)) {
                return true;
            }
        }
        return false;
    }

    private static Text requireString(Value value) {
        if (value instanceof Text text) {
            return text;
        }
        throw new EvaluationFault("'in <string>' requires string as left operand, not " + value.type());
    }

    private static boolean less(String operator, Value a, Value b) {
        return less(operator, a, b, a, b);
    }

    /** Whether a is less than b; left and right say how the template wrote it. */
    private static boolean less(String operator, Value a, Value b, Value left, Value right) {
        if (a instanceof Numeric x && b instanceof Numeric y) {
            return Numeric.less(x, y);
        }
        if (a instanceof Text x && b instanceof Text y) {
            return lessText(x.chars(), y.chars());
        }
        if (a instanceof Sequence x && b instanceof Sequence y && x.kind() == y.kind()) {
            return lessItems(operator, x.items(), y.items());
        }
        throw incomparable(operator, left, right);
    }

    /** By code point, which is not the order of UTF-16. */
    private static boolean lessText(String a, String b) {
        int common = 0;
        int shorter = Math.min(a.length(), b.length());
        while (common < shorter && a.charAt(common) == b.charAt(common)) {
            common++;
        }
        if (common == shorter) {
            return a.length() < b.length();
        }
        boolean insidePair = common > 0 && Character.isHighSurrogate(a.charAt(common - 1));
        int at = insidePair ? common - 1 : common;
        return a.codePointAt(at) < b.codePointAt(at);
    }

    private static boolean lessItems(String operator, List<Value> a, List<Value> b) {
        for (int i = 0; i < Math.min(a.size(), b.size()); i++) {
            if (!a.get(i).equals(b.get(i))) {
                return less(operator, a.get(i), b.get(i));
            }
        }
        return a.size() < b.size();
    }

    private static boolean unordered(Value a, Value b) {
        return a instanceof Numeric x && b instanceof Numeric y && (Double.isNaN(x.real()) || Double.isNaN(y.real()));
    }

    private static EvaluationFault incomparable(String operator, Value left, Value right) {
        if (left instanceof Undefined undefined) {
            return undefined.fault();
        }
        if (right instanceof Undefined undefined) {
            return undefined.fault();
        }
        return new EvaluationFault("'" + operator + "' not supported between instances of '" + left.type() + "' and '"
                + right.type() + "'");
    }
}
