package org.safefront.work.messaging;

import java.util.Map;
import java.util.Optional;

/** How a worker is called in the table of work. In containers every process has the same number, so the host counts too. */
final class WorkerName {
    private WorkerName() {}

    static String of(String service, Map<String, String> environment, long process) {
        return Optional.ofNullable(environment.get("HOSTNAME"))
                .map(host -> service + "-" + host + "-" + process)
                .orElse(service + "-" + process);
    }
}
