package org.safefront.eval.model.server;

import java.util.List;
import java.util.Optional;

/**
 * What a server wrote.
 *
 * @param text all of it
 * @param tokens its ids, absent where the server does not say them
 * @param count of tokens, as far as the server says
 * @param cut whether the limit of tokens ended it
 * @param stopText which of the texts ended it, absent where none did or the server does not say
 */
public record Completion(
        String text, Optional<List<Integer>> tokens, Optional<Integer> count, boolean cut, Optional<String> stopText) {}
