package org.safefront.judges.rubric;

import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * A number that a judge is to write once.
 *
 * @param tag finds where it stands; its only group is what the judge wrote there
 * @param least that it may be, of one digit
 * @param most that it may be, of one digit
 */
record Field(Pattern tag, int least, int most) {
    private static final Pattern DIGIT = Pattern.compile("[0-9]");

    /** Absent where the tag is missing or stands there twice, or where anything but a number in range stands in it. */
    OptionalInt read(String reply) {
        List<String> values = tag.matcher(reply)
                .results()
                .map(match -> match.group(1).strip())
                .toList();
        if (values.size() != 1 || !DIGIT.matcher(values.get(0)).matches()) {
            return OptionalInt.empty();
        }
        int value = Integer.parseInt(values.get(0));
        return value >= least && value <= most ? OptionalInt.of(value) : OptionalInt.empty();
    }
}
