package org.safefront.benchmark.code;

import java.math.BigDecimal;
import java.time.Duration;
import org.safefront.contracts.Require;

/**
 * What one program may use, its tests included in the time.
 *
 * @param wall after which everything ends, from when the program begins
 * @param memory address space of a process of the program, bytes
 * @param processes of the program, its threads included
 * @param files largest size of a file, and of all files in its private /tmp together, bytes
 * @param output largest value that it may return, bytes as they cross to the tests
 */
public record SandboxLimits(Duration wall, long memory, int processes, long files, long output) {
    /** Ten seconds and a gibibyte: the canonical solutions of HumanEval and MBPP take a fraction of either. */
    public static final SandboxLimits DEFAULT =
            new SandboxLimits(Duration.ofSeconds(10), 1L << 30, 4, 64L << 20, 16L << 20);

    private static final long LEAST_MEMORY = 64L << 20;

    public SandboxLimits {
        Require.that(wall.compareTo(Duration.ZERO) > 0, "wall must be positive, was " + wall);
        Require.atLeast("memory", LEAST_MEMORY, memory);
        Require.atLeast("processes", 1, processes);
        Require.atLeast("files", 1, files);
        Require.atLeast("output", 1, output);
    }

    /** The same with another time. */
    public SandboxLimits withWall(Duration other) {
        return new SandboxLimits(other, memory, processes, files, output);
    }

    /** The same with other memory, in bytes. */
    public SandboxLimits withMemory(long other) {
        return new SandboxLimits(wall, other, processes, files, output);
    }

    /** Time and memory, for instance {@code 10 s, 1024 MiB}; the others are the same everywhere. */
    public String words() {
        // 2.50 is 2.5, and 10 is not 1E+1.
        String seconds =
                BigDecimal.valueOf(wall.toMillis(), 3).stripTrailingZeros().toPlainString();
        return seconds + " s, " + (memory >> 20) + " MiB";
    }

    /** Processor time that a process may take: more than the wall clock allows to one thread. */
    long cpuSeconds() {
        return wall.toSeconds() + 2;
    }
}
