package org.safefront.work;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.safefront.contracts.rows.Finish;

class RecordJsonTest {
    /** Stands for the words of a prompt or an answer. */
    private static final String SECRET = "secret";

    private final RecordJson json = new RecordJson();

    record Line(String prompt, int repeat, Finish finish, Optional<Double> weight, List<String> tags) {}

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "secret words; not JSON, near character 1",
                "{\"prompt\": secret words}; not JSON, near character 12",
                "{\"prompt\":\"secret; prompt: not JSON, near character 18",
                "\"secret\"; must be one JSON object",
                "[\"secret\"]; must be one JSON object",
                "{\"prompt\":\"secret\"}; repeat: must be given",
                "{\"prompt\":null,\"repeat\":1,\"finish\":\"stop\",\"tags\":[]}; prompt: must be given",
                "{\"prompt\":{\"a\":\"secret\"}}; prompt: must be a text",
                "{\"prompt\":\"a\",\"repeat\":\"secret\"}; repeat: must be a whole number",
                "{\"prompt\":\"a\",\"repeat\":1.5}; repeat: must be a whole number",
                "{\"prompt\":\"a\",\"repeat\":99999999999}; repeat: a number is too large",
                "{\"prompt\":\"a\",\"repeat\":1,\"finish\":\"secret\"}; finish: must be one of stop, stop-text, length",
                "{\"prompt\":\"a\",\"repeat\":1,\"finish\":\"stop\",\"tags\":\"secret\"}; tags: must be a list",
                "{\"prompt\":\"a\",\"prompt\":\"secret\"}; a field is given twice, near character 23"
            })
    void saysWhatIsWrongWithoutQuotingIt(String line, String sentence) {
        var refusal = assertThrows(RecordFormatException.class, () -> json.read(Line.class, line));

        assertEquals(sentence, refusal.getMessage());
        assertFalse(stackTrace(refusal).contains(SECRET), "the log would hold it");
    }

    @Test
    void refusesAFieldThatIsNotKnownWhereAPersonWrites() {
        String line = "{\"prompt\":\"a\",\"repeat\":1,\"finish\":\"stop\",\"tags\":[],\"promt\":\"secret\"}";

        var refusal = assertThrows(RecordFormatException.class, () -> RecordJson.refusingUnknownFields()
                .read(Line.class, line));

        assertEquals("promt: is not known; known here are finish, prompt, repeat, tags, weight", refusal.getMessage());
    }

    @Test
    void refusesTextInAnotherEncoding() {
        byte[] latin1 = "{\"prompt\":\"\u00fc\"}".getBytes(StandardCharsets.ISO_8859_1);

        var refusal = assertThrows(RecordFormatException.class, () -> json.read(Line.class, latin1));

        assertEquals("prompt: not JSON in UTF-8, near character 13", refusal.getMessage());
    }

    private static String stackTrace(Throwable e) {
        var text = new StringWriter();
        e.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
