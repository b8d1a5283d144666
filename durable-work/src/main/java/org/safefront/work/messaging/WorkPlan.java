package org.safefront.work.messaging;

import java.util.Set;
import org.safefront.work.WorkHandler;

/**
 * What a service does with its queue. A service that makes one gets a worker.
 *
 * @param handler does it
 * @param kinds of work that it does
 */
public record WorkPlan(WorkHandler handler, Set<String> kinds) {
    public WorkPlan {
        kinds = Set.copyOf(kinds);
    }
}
