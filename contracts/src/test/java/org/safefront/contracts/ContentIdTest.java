package org.safefront.contracts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class ContentIdTest {
    @Test
    void isTheSameForTheSameParts() {
        assertEquals(ContentId.of("ru", List.of("a", "b")), ContentId.of("ru", List.of("a", "b")));
    }

    @Test
    void isTheBase32OfTheDigest() {
        // printf '\0\0\0\1a' | sha256sum | xxd -r -p | base32 | tr A-Z a-z | cut -c1-26
        assertEquals("ru_ol7wwauutwwzkadmgq7d3myvac", ContentId.of("ru", List.of("a")));
    }

    @Test
    void tellsWhereOnePartEnds() {
        assertNotEquals(ContentId.of("ru", List.of("ab", "c")), ContentId.of("ru", List.of("a", "bc")));
    }

    @Test
    void knowsItsOwn() {
        String id = ContentId.of("ev", List.of("x"));

        assertTrue(ContentId.isId("ev", id));
        assertFalse(ContentId.isId("ck", id));
        assertFalse(ContentId.isId("ev", id + "a"));
        assertFalse(ContentId.isId("ev", id.toUpperCase(java.util.Locale.ROOT)));
    }
}
