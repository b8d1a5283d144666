package org.safefront.registry.rest;

import jakarta.ws.rs.BadRequestException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.safefront.contracts.Axis;
import org.safefront.contracts.Require;
import org.safefront.contracts.rows.Outcome;
import org.safefront.contracts.rows.Verdict;
import org.safefront.registry.domain.Samples;

/** Reads the parameters of requests; a refusal names the parameter and what it may be. */
final class Parameters {
    private static final int LARGEST_PAGE = 1000;

    private Parameters() {}

    static Axis axis(Optional<String> name) {
        return Stream.of(Axis.values())
                .filter(axis -> name.filter(axis.toString()::equals).isPresent())
                .findFirst()
                .orElseThrow(() -> refusal("axis", "one of " + names(Axis.values()), name));
    }

    /** An outcome that may occur on that axis. */
    static Optional<String> outcome(Axis axis, Optional<String> name) {
        List<String> known = axis == Axis.REASONING
                ? names(Outcome.values())
                : Stream.concat(names(Verdict.values()).stream(), Stream.of(Samples.UNJUDGED))
                        .toList();
        if (name.isPresent() && !known.contains(name.get())) {
            throw refusal("outcome", "one of " + known, name);
        }
        return name;
    }

    static int offset(String text) {
        return number("offset", text, 0, Integer.MAX_VALUE);
    }

    static int limit(String text) {
        return number("limit", text, 1, LARGEST_PAGE);
    }

    /** The name of a judge, as events have it. */
    static String judge(String name) {
        try {
            Require.name("judge", name);
            return name;
        } catch (IllegalArgumentException e) {
            throw new BadRequestException(e.getMessage(), e);
        }
    }

    private static int number(String parameter, String text, int least, int most) {
        try {
            int number = Integer.parseInt(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Refused below, as a number out of bounds is.
        }
        throw refusal(parameter, "a whole number between " + least + " and " + most, Optional.of(text));
    }

    private static List<String> names(Object[] values) {
        return Stream.of(values).map(Object::toString).toList();
    }

    private static BadRequestException refusal(String parameter, String what, Optional<String> was) {
        return new BadRequestException(parameter + " must be " + what
                + was.map(text -> ", was '" + text + "'").orElse(""));
    }
}
