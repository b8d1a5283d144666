package org.safefront.lm.format.template;

import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Python's range.
 *
 * @param start the first number
 * @param stop where it ends, itself not included
 * @param step not zero
 */
record NumberRange(long start, long stop, long step) implements Value {
    /** The sandbox of Jinja2 refuses longer ones. */
    static final int MAX_SIZE = 100_000;

    NumberRange {
        if (step == 0) {
            throw new EvaluationFault("range() arg 3 must not be zero");
        }
        if (count(start, stop, step) > MAX_SIZE) {
            throw new EvaluationFault(
                    "Range too big. The sandbox blocks ranges larger than MAX_RANGE (" + MAX_SIZE + ").");
        }
    }

    @Override
    public String type() {
        return "range";
    }

    @Override
    public boolean truthy() {
        return size() > 0;
    }

    @Override
    public Text repr() {
        return Text.of("range(" + start + ", " + stop + (step == 1 ? ")" : ", " + step + ")"));
    }

    @Override
    public Optional<Value> element(Value key) {
        return Slice.index(key, size()).map(this::at);
    }

    @Override
    public Value slice(Slice slice) {
        int[] bounds = slice.bounds(size());
        long stride = slice.step() instanceof Integral integer ? integer.clamped() : 1;
        return new NumberRange(start + bounds[0] * step, start + bounds[1] * step, step * stride);
    }

    @Override
    public Iterator<Value> parts() {
        return IntStream.range(0, size()).mapToObj(this::at).iterator();
    }

    @Override
    public int size() {
        return (int) count(start, stop, step);
    }

    @Override
    public boolean iterable() {
        return true;
    }

    @Override
    public boolean sized() {
        return true;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NumberRange range && numbers().equals(range.numbers());
    }

    @Override
    public int hashCode() {
        return numbers().hashCode();
    }

    private Value at(int index) {
        return Whole.of(start + index * step);
    }

    private List<Value> numbers() {
        return IntStream.range(0, size()).mapToObj(this::at).toList();
    }

    private static long count(long start, long stop, long step) {
        long distance = step > 0 ? stop - start : start - stop;
        long stride = Math.abs(step);
        return Math.max(0, (distance + stride - 1) / stride);
    }
}
