package org.safefront.performance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class ProcessorTimeTest {
    @Test
    void theMedianIsTheMiddleOne() {
        assertEquals(2.0, ProcessorTime.median(List.of(9.0, 1.0, 2.0)));
        assertEquals(3.0, ProcessorTime.median(List.of(9.0, 1.0, 2.0, 4.0)));
    }
}
