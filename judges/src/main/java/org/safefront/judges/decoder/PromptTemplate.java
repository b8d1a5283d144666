package org.safefront.judges.decoder;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.safefront.lm.format.tokenizer.Piece;

/**
 * A prompt with room for an exchange.
 *
 * @param begin name of the token before all others, empty where a chat template puts it there
 * @param text with {@code {prompt}} and {@code {response}} where they go
 * @param marks that are broken in both
 */
public record PromptTemplate(String begin, String text, Marks marks) {
    private static final Pattern ROOM = Pattern.compile("\\{(prompt|response)}");

    /** The prompt for an exchange, whose words are data, with each mark in them broken. */
    public JudgePrompt fill(String prompt, String response) {
        var pieces = new ArrayList<Piece>();
        Matcher room = ROOM.matcher(text);
        int written = 0;
        while (room.find()) {
            pieces.add(new Piece(text.substring(written, room.start()), false));
            pieces.add(new Piece(marks.broken(room.group(1).equals("prompt") ? prompt : response), true));
            written = room.end();
        }
        pieces.add(new Piece(text.substring(written), false));
        return new JudgePrompt(begin, List.copyOf(pieces));
    }
}
