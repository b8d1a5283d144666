package org.safefront.launcher.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.safefront.launcher.CannotStartException;
import org.safefront.launcher.servers.Ports;

class OutsideTest {
    @Test
    void aDatabaseThatDoesNotAnswerIsNamedWithoutItsPassword() {
        int port = Ports.free();

        String message = refusal(new Outside(
                Optional.empty(), Optional.of("jdbc:postgresql://localhost:" + port + "/db?user=me&password=secret")));

        assertTrue(message.startsWith("--db-url cannot be used: "), message);
        assertTrue(message.contains("localhost:" + port), message);
        assertFalse(message.contains("secret"), message);
    }

    @Test
    void anAddressOfAnotherDatabaseIsRefused() {
        assertEquals(
                "--db-url must begin with jdbc:postgresql:, for instance jdbc:postgresql://db/safefront?user=me&password=secret",
                refusal(new Outside(Optional.empty(), Optional.of("jdbc:mysql://localhost/db?password=hidden"))));
    }

    @Test
    void anAddressThatCannotBeKafkasIsNamed() {
        String message = refusal(new Outside(Optional.of("kafka"), Optional.empty()));

        assertTrue(message.startsWith("--kafka kafka cannot be used: "), message);
    }

    private static String refusal(Outside outside) {
        return assertThrows(CannotStartException.class, outside::requireReachable)
                .getMessage();
    }
}
