package org.safefront.work.messaging;

import java.util.Set;
import org.safefront.work.WorkHandler;

/**
 * What a service does with its queue. A service that makes one gets a worker for each hand.
 *
 * @param handler does it
 * @param kinds of work that it does
 * @param hands items that it does at a time
 */
public record WorkPlan(WorkHandler handler, Set<String> kinds, int hands) {
    public WorkPlan {
        kinds = Set.copyOf(kinds);
        if (hands < 1) {
            throw new IllegalArgumentException("hands must be at least 1, was " + hands);
        }
    }

    /** One item at a time. */
    public WorkPlan(WorkHandler handler, Set<String> kinds) {
        this(handler, kinds, 1);
    }
}
