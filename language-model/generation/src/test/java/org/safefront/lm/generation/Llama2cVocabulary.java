package org.safefront.lm.generation;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The tokenizer file of llama2.c: the longest length, then score, length and bytes of each token. */
record Llama2cVocabulary(List<byte[]> tokens) {
    /** Begins each text, and ends it. */
    static final int BOUNDARY = 1;

    /** Names a byte that is not text, for instance a line's end. */
    private static final Pattern BYTE = Pattern.compile("<0x([0-9A-F]{2})>");

    static Llama2cVocabulary read(Path file) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
            bytes.getInt();
            var tokens = new ArrayList<byte[]>();
            while (bytes.hasRemaining()) {
                bytes.getFloat();
                var token = new byte[bytes.getInt()];
                bytes.get(token);
                tokens.add(meaning(token));
            }
            return new Llama2cVocabulary(tokens);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] meaning(byte[] token) {
        Matcher matcher = BYTE.matcher(new String(token, StandardCharsets.UTF_8));
        return matcher.matches() ? new byte[] {(byte) Integer.parseInt(matcher.group(1), 16)} : token;
    }

    /** The text of these tokens, which stand behind a boundary; the first loses its leading space. */
    String decode(TokenIds ids) {
        var text = new ByteArrayOutputStream();
        for (int i = 0; i < ids.size(); i++) {
            text.writeBytes(tokens.get(ids.get(i)));
        }
        String decoded = text.toString(StandardCharsets.UTF_8);
        return decoded.startsWith(" ") ? decoded.substring(1) : decoded;
    }
}
