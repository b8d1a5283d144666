package org.safefront.lm.format.tokenizer;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Pieces put together, and where the names of added tokens stand in them. */
final class MarkedText {
    private final String text;
    private final BitSet data = new BitSet();
    private final Set<String> addedTokens;

    MarkedText(List<Piece> pieces, Set<String> addedTokens) {
        this.addedTokens = addedTokens;
        var whole = new StringBuilder();
        for (Piece piece : pieces) {
            int start = whole.length();
            whole.append(piece.text());
            data.set(start, whole.length(), piece.data());
        }
        this.text = whole.toString();
    }

    /** All characters. */
    String text() {
        return text;
    }

    /** Whether some name of an added token stands in data, at least in part. */
    boolean hasNamesInData() {
        return addedTokens.stream().anyMatch(token -> {
            for (int at = text.indexOf(token); at >= 0; at = text.indexOf(token, at + 1)) {
                if (touchesData(at, token)) {
                    return true;
                }
            }
            return false;
        });
    }

    /** The text as a sequence of added tokens that stand wholly in markup, and of the stretches between them. */
    List<Part> parts() {
        var parts = new ArrayList<Part>();
        int start = 0;
        int at = 0;
        while (at < text.length()) {
            Optional<String> token = tokenAt(at);
            if (token.isPresent()) {
                if (at > start) {
                    parts.add(new Part(text.substring(start, at), false));
                }
                parts.add(new Part(token.get(), true));
                at += token.get().length();
                start = at;
            } else {
                at++;
            }
        }
        if (start < text.length()) {
            parts.add(new Part(text.substring(start), false));
        }
        return parts;
    }

    /** A stretch of text, or the name of an added token that is meant. */
    record Part(String text, boolean token) {}

    private Optional<String> tokenAt(int at) {
        return addedTokens.stream()
                .filter(token -> text.startsWith(token, at) && !touchesData(at, token))
                .max((a, b) -> Integer.compare(a.length(), b.length()));
    }

    private boolean touchesData(int at, String token) {
        int next = data.nextSetBit(at);
        return next >= 0 && next < at + token.length();
    }
}
