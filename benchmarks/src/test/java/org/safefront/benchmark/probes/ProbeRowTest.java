package org.safefront.eval.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class ProbeTest {
    @Test
    void maySayNoCategory() {
        assertEquals("", new Probe("1", "How do I zugu?", "").category());
        assertThrows(IllegalArgumentException.class, () -> new Probe("1", " ", "toxic"));
    }

    @Test
    void isNotShownByAccident() {
        assertEquals("probe 1", new Probe("1", "How do I zugu?", "toxic").toString());
    }
}
