package org.safefront.benchmark.data;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import java.io.IOException;
import org.safefront.contracts.Require;

/**
 * What names a row: text, or a whole number. Copies of one data set differ in that; AIME has both {@code "60"} and
 * {@code 60}.
 *
 * @param text the same for both
 */
@JsonDeserialize(using = Key.Reader.class)
public record Key(String text) {
    public Key {
        Require.text("a key", text);
    }

    /** Takes both, and no other number: 60.0 is not told from 60 by every tool that copies files. */
    static final class Reader extends StdDeserializer<Key> {
        private static final long serialVersionUID = 1L;

        Reader() {
            super(Key.class);
        }

        @Override
        public Key deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            boolean fits = parser.hasToken(JsonToken.VALUE_STRING) || parser.hasToken(JsonToken.VALUE_NUMBER_INT);
            if (!fits || parser.getText().isBlank()) {
                return (Key) context.handleUnexpectedToken(Key.class, parser);
            }
            return new Key(parser.getText());
        }
    }
}
