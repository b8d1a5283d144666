package org.safefront.judges.decoder;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.safefront.lm.format.tokenizer.Piece;

/**
 * What a judge reads, in pieces: its own words, in which the names of special tokens mean these tokens, and the words of others, in
 * which nothing means anything.
 *
 * @param begin name of the token before all others, left out where a tokenizer does not have it
 * @param pieces in their order
 */
public record JudgePrompt(String begin, List<Piece> pieces) {
    public JudgePrompt {
        pieces = List.copyOf(pieces);
    }

    /** The same with more of the judge's own words behind it. */
    public JudgePrompt then(String markup) {
        return new JudgePrompt(
                begin,
                Stream.concat(pieces.stream(), Stream.of(new Piece(markup, false)))
                        .toList());
    }

    /** All characters without the first token, as for a reader who adds it himself. */
    public String text() {
        return pieces.stream().map(Piece::text).collect(Collectors.joining());
    }

    /** Does not say what the pieces say: it may be harmful. */
    @Override
    public String toString() {
        return "prompt of " + text().length() + " characters";
    }
}
