package org.safefront.lm.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Map;
import java.util.SplittableRandom;

/** Finds the largest singular values of matrices, and their directions. */
final class SingularDirections implements AutoCloseable {
    /** Up to this smaller side a matrix is decomposed whole. */
    static final int WHOLE = 512;
    /** As many times larger a matrix may be whose values alone are wanted: they cost much less whole than directions do. */
    private static final long VALUES = 4;
    /** Of {@code |w v - s u|} over the largest singular value, where directions are wanted. */
    private static final double TOLERANCE = 1e-7;
    /** The same where a value alone is wanted: its error is never larger, and smaller by far where no other is as near, as its square. */
    private static final double TOLERANCE_OF_VALUE = 1e-5;

    private static final int MOST_ROUNDS = 30;
    private static final int SPARE_COLUMNS = 8;
    private static final int SPARE_COLUMNS_OF_VALUE = 3;
    /** Blocks after the first. */
    private static final int DEPTH = 15;
    /** Deep enough for noise, whose values lie close together: 2,816 by 1,024 needs one round. */
    private static final int DEPTH_OF_VALUE = 31;

    private final NDManager manager;
    private final TorchScript script;
    private final TorchScript deepScript;
    private final int whole;

    /** @param whole up to which smaller side a matrix is decomposed whole */
    SingularDirections(NDManager manager, int whole) {
        this.manager = manager;
        this.whole = whole;
        this.script = TorchScript.load(manager, "geometry.py", Map.of("depth", DEPTH));
        this.deepScript = TorchScript.load(manager, "geometry.py", Map.of("depth", DEPTH_OF_VALUE));
    }

    /**
     * The first singular values and directions.
     *
     * @param matrix (m, n)
     * @param count how many, at most the smaller side
     * @param name of the matrix, for the message of a failure
     * @return in float64 (1 + m + n, count): values, left and right directions below one another
     * @throws NotConvergedException if they cannot be told well enough
     */
    NDArray largest(NDArray matrix, int count, String name) {
        long outputs = matrix.getShape().get(0);
        long inputs = matrix.getShape().get(1);
        if (Math.min(outputs, inputs) <= whole) {
            return script.call("singular", matrix).get(":, :" + count);
        }
        NDArray start = start(inputs, count + SPARE_COLUMNS);
        return iterate(script, matrix, start, count, TOLERANCE, name).get("1:, :" + count);
    }

    /**
     * The largest singular value.
     *
     * @throws NotConvergedException if it cannot be told well enough
     */
    double spectralNorm(NDArray matrix, String name) {
        long inputs = matrix.getShape().get(1);
        if (Math.min(matrix.getShape().get(0), inputs) <= VALUES * whole) {
            return script.call("values", matrix).getDouble(0);
        }
        NDArray start = start(inputs, 1 + SPARE_COLUMNS_OF_VALUE);
        return iterate(deepScript, matrix, start, 1, TOLERANCE_OF_VALUE, name).getDouble(1, 0);
    }

    /** How far each is off, and below that values and directions; the first of them as near as they have to be. */
    private static NDArray iterate(
            TorchScript script, NDArray matrix, NDArray first, int count, double tolerance, String name) {
        long outputs = matrix.getShape().get(0);
        NDArray start = first;
        double off = Double.NaN;
        for (int round = 0; round < MOST_ROUNDS; round++) {
            NDArray found = script.call("largest", matrix, start);
            off = found.get("0, :" + count).max().getDouble();
            if (off <= tolerance) {
                return found;
            }
            start = found.get((2 + outputs) + ":");
        }
        throw new NotConvergedException("the largest singular values of " + name + " are not found: after "
                + MOST_ROUNDS + " rounds they are off by " + off);
    }

    @Override
    public void close() {
        script.close();
        deepScript.close();
    }

    /** The same for all matrices of this size. */
    private NDArray start(long inputs, int columns) {
        var random = new SplittableRandom(inputs);
        var values = new float[Math.toIntExact(inputs * columns)];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return manager.create(values, new Shape(inputs, columns));
    }
}
