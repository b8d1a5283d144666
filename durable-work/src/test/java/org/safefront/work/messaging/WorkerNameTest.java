package org.safefront.work.messaging;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;

class WorkerNameTest {
    @Test
    void tellsContainersApartInWhichEveryProcessIsTheFirst() {
        assertEquals("trainer-7c9f-x2k4p-1", WorkerName.of("trainer", Map.of("HOSTNAME", "7c9f-x2k4p"), 1));
    }

    @Test
    void isThatOfTheProcessWhereNoHostIsNamed() {
        assertEquals("trainer-4711", WorkerName.of("trainer", Map.of(), 4711));
    }
}
