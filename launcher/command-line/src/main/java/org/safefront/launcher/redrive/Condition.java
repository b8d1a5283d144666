package org.safefront.launcher.redrive;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.safefront.launcher.CannotStartException;

/**
 * Which letters are meant: those of which a property has one of the given values.
 *
 * @param property its name
 * @param value that it must have
 */
public record Condition(String property, String value) {
    private static final List<String> PROPERTIES = List.of("code", "type", "id", "key", "topic");

    /**
     * From {@code property=value}.
     *
     * @throws CannotStartException saying what properties there are
     */
    public static Condition of(String text) {
        int equals = text.indexOf('=');
        String property = equals < 0 ? text : text.substring(0, equals);
        if (equals < 0 || !PROPERTIES.contains(property)) {
            throw new CannotStartException(
                    "--where must be PROPERTY=VALUE with a property of " + PROPERTIES + ", was '" + text + "'");
        }
        String value = text.substring(equals + 1);
        if (property.equals("code") && codes().noneMatch(value.toLowerCase(Locale.ROOT)::equals)) {
            throw new CannotStartException("--where code must be one of " + codes().toList() + ", was '" + value + "'");
        }
        return new Condition(property, property.equals("code") ? value.toLowerCase(Locale.ROOT) : value);
    }

    boolean holds(DeadLetter letter) {
        Optional<String> has =
                switch (property) {
                    case "code" -> Optional.of(letter.code().toString());
                    case "type" -> letter.header("ce_type");
                    case "id" -> letter.header("ce_id");
                    case "key" -> Optional.of(letter.key());
                    default -> letter.origin();
                };
        return has.filter(value::equals).isPresent();
    }

    private static Stream<String> codes() {
        return Stream.of(FailureCode.values()).map(FailureCode::toString);
    }
}
