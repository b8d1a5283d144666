package org.safefront.registry.rest;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.safefront.contracts.Axis;
import org.safefront.contracts.ContentId;
import org.safefront.contracts.Require;
import org.safefront.contracts.rows.Outcome;
import org.safefront.contracts.rows.Verdict;
import org.safefront.fronts.gate.Policy;
import org.safefront.registry.domain.FurtherAxis;
import org.safefront.registry.domain.SamplePairs;
import org.safefront.registry.domain.Samples;

/** Reads the parameters of requests; a refusal names the parameter and what it may be. */
final class Parameters {
    private static final int LARGEST_PAGE = 1000;

    private Parameters() {}

    static Axis axis(Optional<String> name) {
        return oneOf("axis", Axis.values(), name)
                .orElseThrow(() -> refusal("axis", "one of " + names(Axis.values()), name));
    }

    /** One of these by its name, absent where none is asked for. */
    static <T> Optional<T> oneOf(String parameter, T[] known, Optional<String> name) {
        return name.map(wanted -> Stream.of(known)
                .filter(one -> one.toString().equals(wanted))
                .findFirst()
                .orElseThrow(() -> refusal(parameter, "one of " + names(known), name)));
    }

    /** Whether something is what is asked for, or nothing in particular is. */
    static <T> boolean isAsked(Optional<T> wanted, T is) {
        return wanted.isEmpty() || wanted.get().equals(is);
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

    /** Which items of two checkpoints; all where nothing is said. */
    static SamplePairs.Wanted change(Optional<String> name) {
        return oneOf("change", SamplePairs.Wanted.values(), name).orElse(SamplePairs.Wanted.ALL);
    }

    static int offset(String text) {
        return number("offset", text, 0, Integer.MAX_VALUE);
    }

    static int limit(String text) {
        return number("limit", text, 1, LARGEST_PAGE);
    }

    static long version(String text) {
        return number("version", text, 1, Integer.MAX_VALUE);
    }

    /** Axes beside the two, with commas between. */
    static List<FurtherAxis> axes(Optional<String> names) {
        return names.stream()
                .flatMap(text -> Stream.of(text.split(",", -1)))
                .map(name -> Stream.of(FurtherAxis.values())
                        .filter(axis -> axis.toString().equals(name))
                        .findFirst()
                        .orElseThrow(() -> refusal(
                                "axes", "among " + names(FurtherAxis.values()) + ", with commas between", names)))
                .toList();
    }

    /** A number from 0 to 1. */
    static double share(String parameter, String text) {
        try {
            double share = Double.parseDouble(text);
            if (share >= 0 && share <= 1) {
                return share;
            }
        } catch (NumberFormatException e) {
            // Refused below, as a number out of bounds is.
        }
        throw refusal(parameter, "a number between 0 and 1", Optional.of(text));
    }

    static Instant time(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw refusal("time", "a moment such as 2026-11-28T12:00:00Z", Optional.of(text));
        }
    }

    /** The name of a judge, as events have it. */
    static String judge(String name) {
        try {
            Require.name("judge", name);
            return name;
        } catch (IllegalArgumentException e) {
            throw new FieldRefusedException("judge", e.getMessage());
        }
    }

    /** A name for a checkpoint that cannot be taken for something else. */
    static String alias(String name) {
        boolean isTaken = name.equals(Policy.BASE) || ContentId.isId(ContentId.CHECKPOINT, name);
        if (isTaken) {
            throw refusal(
                    "alias",
                    "a name that is neither " + Policy.BASE + " nor the id of a checkpoint",
                    Optional.of(name));
        }
        try {
            return Require.name("alias", name);
        } catch (IllegalArgumentException e) {
            throw new FieldRefusedException("alias", e.getMessage());
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

    private static FieldRefusedException refusal(String parameter, String what, Optional<String> was) {
        return new FieldRefusedException(
                parameter,
                parameter + " must be " + what
                        + was.map(text -> ", was '" + text + "'").orElse(""));
    }
}
