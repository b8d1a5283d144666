package org.safefront.registry.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReaderTokenTest {
    private static final String TOKEN = "0123456789abcdefABCDEF-._~+/==";

    @Test
    void onlyTheWholeTokenIsTheToken() {
        ReaderToken token = ReaderToken.of(" " + TOKEN + "\n");

        assertTrue(token.isSet());
        assertTrue(token.is(TOKEN));
        assertFalse(token.is(TOKEN.substring(1)));
        assertFalse(token.is(TOKEN + "="));
        assertFalse(token.is(TOKEN.toLowerCase(Locale.ROOT)));
        assertFalse(token.is(""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", TOKEN, "none"})
    void whereThereIsNoneNothingIsIt(String offered) {
        assertFalse(ReaderToken.none().is(offered));
        assertFalse(ReaderToken.none().isSet());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "fifteen-letters", "sixteen letters!!", "0123456789=abcdef", "sécrets-sécrets-sécrets"})
    void whatIsTooShortOrCannotStandInAHeaderIsRefused(String text) {
        String refusal = assertThrows(IllegalArgumentException.class, () -> ReaderToken.of(text))
                .getMessage();

        assertTrue(refusal.startsWith("SAFEFRONT_READER_TOKEN must have 16 characters or more"), refusal);
        assertTrue(text.isEmpty() || !refusal.contains(text), "the token is not shown");
    }

    @Test
    void isNotShown() {
        assertEquals("reader token", ReaderToken.of(TOKEN).toString());
    }
}
