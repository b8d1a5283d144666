package org.safefront.benchmark.data;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** Bytes to text, without the replacement characters that would make a wrong file look right. */
final class StrictUtf8 {
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private StrictUtf8() {}

    /** The text of a whole file, without the mark that some editors begin it with. */
    static String whole(Path file) throws IOException {
        return decode(file, withoutMark(Files.readAllBytes(file)), 1);
    }

    /** The beginning of a file, without that mark. */
    static byte[] withoutMark(byte[] bytes) {
        int length = BYTE_ORDER_MARK.length;
        boolean marked = bytes.length >= length && Arrays.equals(bytes, 0, length, BYTE_ORDER_MARK, 0, length);
        return marked ? Arrays.copyOfRange(bytes, length, bytes.length) : bytes;
    }

    /**
     * The text of some lines.
     *
     * @param line the number of the first line that the bytes hold
     */
    static String decode(Path file, byte[] bytes, long line) {
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        var in = ByteBuffer.wrap(bytes);
        // UTF-8 has no fewer bytes than UTF-16 has characters.
        var out = CharBuffer.allocate(bytes.length);
        CoderResult result = decoder.decode(in, out, true);
        if (result.isError()) {
            throw refusal(file, bytes, in.position(), line);
        }
        return out.flip().toString();
    }

    private static InvalidDataException refusal(Path file, byte[] bytes, int wrong, long firstLine) {
        long line = firstLine;
        int start = 0;
        for (int i = 0; i < wrong; i++) {
            if (bytes[i] == '\n') {
                line++;
                start = i + 1;
            }
        }
        return Place.line(file, line)
                .refuse(String.format(
                        "is not UTF-8: byte %d of the line is 0x%02X; save the file as UTF-8",
                        wrong - start + 1, bytes[wrong]));
    }
}
