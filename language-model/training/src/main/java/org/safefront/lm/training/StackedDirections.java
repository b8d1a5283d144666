package org.safefront.lm.training;

import java.nio.FloatBuffer;

/**
 * Values and directions of one matrix.
 *
 * @param projection whose weight it is
 * @param count of directions
 * @param numbers (1 + outputs + inputs, count), row by row: values, left and right directions
 */
record StackedDirections(Projection projection, int count, FloatBuffer numbers) {
    double value(int direction) {
        return numbers.get(direction);
    }

    /** (outputs, count). */
    FloatBuffer left() {
        return numbers.slice(count, projection.outputs() * count);
    }

    /** (inputs, count). */
    FloatBuffer right() {
        return numbers.slice(count * (1 + projection.outputs()), projection.inputs() * count);
    }

    /** Whether all directions have the length 1, to this. */
    boolean areUnit(double tolerance) {
        for (int direction = 0; direction < count; direction++) {
            double off = Math.max(off(left(), direction), off(right(), direction));
            if (!(off <= tolerance)) {
                return false;
            }
        }
        return true;
    }

    private double off(FloatBuffer directions, int direction) {
        double squares = 0;
        for (int i = direction; i < directions.limit(); i += count) {
            squares += (double) directions.get(i) * directions.get(i);
        }
        return Math.abs(squares - 1);
    }
}
