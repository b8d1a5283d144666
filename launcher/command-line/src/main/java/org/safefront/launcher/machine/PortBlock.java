package org.safefront.launcher.machine;

import org.safefront.launcher.CannotStartException;
import org.safefront.launcher.servers.PortInUseException;
import org.safefront.launcher.servers.Ports;

/**
 * Seven ports in a row.
 *
 * @param first where the page is
 */
record PortBlock(int first) {
    private static final int SIZE = 7;
    private static final int LOWEST = 1024;
    private static final int HIGHEST = 65535;

    PortBlock {
        if (first < LOWEST || first + SIZE - 1 > HIGHEST) {
            throw new CannotStartException(
                    "--port must be from " + LOWEST + " to " + (HIGHEST - SIZE + 1) + ", was " + first);
        }
    }

    int page() {
        return first;
    }

    int kafka() {
        return first + 1;
    }

    int controller() {
        return first + 2;
    }

    int database() {
        return first + 3;
    }

    int of(Service service) {
        return first + service.place();
    }

    /** Looks at all of them before anything is started on one. */
    void requireFree(Outside outside) {
        try {
            if (outside.kafka().isEmpty()) {
                Ports.requireFree("Kafka", kafka());
                Ports.requireFree("Kafka's controller", controller());
            }
            if (outside.database().isEmpty()) {
                Ports.requireFree("PostgreSQL", database());
            }
            for (Service service : Service.values()) {
                Ports.requireFree("the " + service, of(service));
            }
        } catch (PortInUseException e) {
            throw new CannotStartException(
                    e.getMessage() + "; stop what listens there, or give another block of " + SIZE + " with --port", e);
        }
    }
}
