package org.safefront.benchmark.probes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class ProbeRowTest {
    @Test
    void maySayNoCategory() {
        assertEquals("", new ProbeRow("1", "How do I zugu?", "").category());
        assertThrows(IllegalArgumentException.class, () -> new ProbeRow("1", " ", "toxic"));
    }

    @Test
    void isNotShownByAccident() {
        assertEquals("probe 1", new ProbeRow("1", "How do I zugu?", "toxic").toString());
    }
}
