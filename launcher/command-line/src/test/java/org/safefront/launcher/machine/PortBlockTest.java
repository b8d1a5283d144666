package org.safefront.launcher.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.safefront.launcher.CannotStartException;
import org.safefront.launcher.FreePorts;

class PortBlockTest {
    private static final Outside NOBODY = new Outside(Optional.empty(), Optional.empty());

    @Test
    void namesThePortThatIsTakenAndTheRemedy() throws IOException {
        var ports = new PortBlock(FreePorts.block());
        try (var taken = new ServerSocket(ports.database(), 1, InetAddress.getLoopbackAddress())) {
            var refusal = assertThrows(CannotStartException.class, () -> ports.requireFree(NOBODY));

            assertEquals(
                    "port " + taken.getLocalPort()
                            + " (PostgreSQL) is in use; stop what listens there, or give another block of 7 with --port",
                    refusal.getMessage());
        }
    }

    @Test
    void doesNotLookAtPortsOfServersThatAreElsewhere() throws IOException {
        var ports = new PortBlock(FreePorts.block());
        var outside = new Outside(Optional.of("kafka:9092"), Optional.of("jdbc:postgresql://db/safefront"));
        try (var taken = new ServerSocket(ports.database(), 1, InetAddress.getLoopbackAddress())) {
            ports.requireFree(outside);

            assertEquals(ports.database(), taken.getLocalPort());
        }
    }

    @Test
    void givesEveryoneAPortOfItsOwn() {
        var ports = new PortBlock(8400);

        assertEquals(8400, ports.of(Service.REGISTRY));
        assertEquals(8404, ports.of(Service.TRAINER));
        assertEquals(8405, ports.of(Service.EVAL));
        assertEquals(8406, ports.of(Service.JUDGE));
    }

    @Test
    void refusesABlockThatReachesPastTheLastPort() {
        var refusal = assertThrows(CannotStartException.class, () -> new PortBlock(65530));

        assertEquals("--port must be from 1024 to 65529, was 65530", refusal.getMessage());
    }
}
