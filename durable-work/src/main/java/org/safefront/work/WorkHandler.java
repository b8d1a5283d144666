package org.safefront.work;

import java.sql.Connection;
import java.util.Set;

/** Does the work of a service. */
public interface WorkHandler {
    /**
     * Does one item from where it was left, and completes it: in its last transaction it calls
     * {@link WorkQueue#complete}. Every other transaction that writes begins with {@link WorkQueue#guard}.
     *
     * <p>It calls {@link Alive#check} between its steps. The thread is interrupted when the lease is lost. Returning
     * without having completed is a failure, unless {@link Alive#stopRequested}.
     *
     * @throws PermanentFailureException if trying again cannot help
     * @throws RuntimeException if it may: the item is tried again, later and later, while it has attempts left. The
     *     message may be published, so it carries no text of prompts or answers
     */
    void handle(Lease lease, Alive alive) throws InterruptedException;

    /**
     * Says that the item has failed, in the transaction that ends it: the place for a {@code ...failed} event. The item
     * was tried as often as it may be, or cannot succeed.
     */
    void exhausted(Connection connection, Lease lease, WorkFailure failure);

    /** What is at hand now, for instance the model that is loaded: items with such an affinity go first. */
    default Set<String> affinities() {
        return Set.of();
    }
}
