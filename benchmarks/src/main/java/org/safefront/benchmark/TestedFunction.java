package org.safefront.benchmark;

import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The function that an assertion tests, where the data set does not name it. */
final class TestedFunction {
    private static final Pattern DEFINITION = Pattern.compile("^def\\s+(\\w+)\\s*\\(", Pattern.MULTILINE);
    private static final Pattern CALL = Pattern.compile("(\\w+)\\s*\\(");

    private TestedFunction() {}

    /** The first function that the assertion calls and the solution defines. */
    static Optional<String> of(String assertion, String solution) {
        Set<String> defined = DEFINITION
                .matcher(solution)
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toSet());
        return CALL.matcher(assertion)
                .results()
                .map((MatchResult call) -> call.group(1))
                .filter(defined::contains)
                .findFirst();
    }
}
