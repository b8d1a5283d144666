package org.safefront.lm.format.template;

import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The part of a sequence between two indices, in steps; an index that is None is where a walk in this direction starts
 * or ends.
 */
record Slice(Value start, Value stop, Value step) {

    /** Whether it is one stretch, read forward. */
    boolean forward() {
        return stride() == 1;
    }

    /** Where it starts and where it ends, brought into a sequence of this size. */
    int[] bounds(int size) {
        int stride = stride();
        int low = stride > 0 ? 0 : -1;
        int high = stride > 0 ? size : size - 1;
        int from = start == None.NONE ? (stride > 0 ? low : high) : clamp(whole(start), size, low, high);
        int to = stop == None.NONE ? (stride > 0 ? high : low) : clamp(whole(stop), size, low, high);
        return new int[] {from, to};
    }

    /** The indices that it picks from a sequence of this size, in order. */
    IntStream indices(int size) {
        int stride = stride();
        int[] bounds = bounds(size);
        long distance = stride > 0 ? (long) bounds[1] - bounds[0] : (long) bounds[0] - bounds[1];
        long step = Math.abs((long) stride);
        int count = (int) Math.max(0, (distance + step - 1) / step);
        return IntStream.range(0, count).map(i -> (int) (bounds[0] + (long) i * stride));
    }

    /** The index that a key means in a sequence of this size; empty if it is no integer or outside. */
    static Optional<Integer> index(Value key, int size) {
        if (!(key instanceof Integral integer)) {
            return Optional.empty();
        }
        long index = integer.clamped() < 0 ? (long) integer.clamped() + size : integer.clamped();
        return index < 0 || index >= size ? Optional.empty() : Optional.of((int) index);
    }

    private int stride() {
        int stride = step == None.NONE ? 1 : whole(step);
        if (stride == 0) {
            throw new EvaluationFault("slice step cannot be zero");
        }
        return stride;
    }

    private static int clamp(int index, int size, int low, int high) {
        long fromStart = index < 0 ? (long) index + size : index;
        return (int) Math.min(Math.max(fromStart, low), high);
    }

    private static int whole(Value value) {
        if (value instanceof Integral integer) {
            return integer.clamped();
        }
        if (value instanceof Undefined undefined) {
            throw undefined.fault();
        }
        throw new EvaluationFault("slice indices must be integers or None or have an __index__ method");
    }
}
