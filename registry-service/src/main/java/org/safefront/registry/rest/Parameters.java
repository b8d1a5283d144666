package org.safefront.registry.rest;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.safefront.contracts.Axis;
import org.safefront.contracts.Require;

/** Reads the parameters of requests. */
final class Parameters {
    private static final int LARGEST_PAGE = 1000;

    private Parameters() {}

    static Axis axis(String name) {
        List<String> names = Arrays.stream(Axis.values()).map(Axis::toString).toList();
        return Stream.of(Axis.values())
                .filter(axis -> axis.toString().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("axis must be one of " + names + ", was " + name));
    }

    static void page(int offset, int limit) {
        Require.atLeast("offset", 0, offset);
        Require.that(
                limit >= 1 && limit <= LARGEST_PAGE, "limit must be between 1 and " + LARGEST_PAGE + ", was " + limit);
    }
}
