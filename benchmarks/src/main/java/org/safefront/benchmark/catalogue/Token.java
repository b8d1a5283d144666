package org.safefront.benchmark.catalogue;

import org.safefront.contracts.Require;

/** What shows that a person has accepted the terms of a data set. It is sent to one host, and never shown. */
public final class Token {
    private final String text;

    public Token(String text) {
        this.text = Require.text("token", text).strip();
        // Anything else would break out of the header that it is sent in.
        Require.that(this.text.chars().allMatch(c -> c > ' ' && c < 127), "token must be letters, digits and signs");
    }

    String header() {
        return "Bearer " + text;
    }

    @Override
    public String toString() {
        return "token";
    }
}
