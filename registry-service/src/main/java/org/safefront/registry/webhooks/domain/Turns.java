package org.safefront.registry.webhooks.domain;

import java.util.List;
import java.util.Optional;

/** Hands out webhooks that have something to deliver, each to one deliverer at a time, of all registries there are. */
public interface Turns {
    /**
     * What is to be delivered in one turn.
     *
     * @param events in their order
     * @param reaches the place that is reached once all of them have arrived; what lies between is of no concern
     */
    record Batch(List<PublicEvent> events, long reaches) {}

    /** A webhook that has fallen behind and whose time has come, if there is one. */
    Optional<Turn> take();

    /** The next events that it is for. */
    Batch next(Turn turn);

    /**
     * Remembers that an event has arrived, and holds the lease for longer.
     *
     * @return false if the turn is somebody else's by now, or another place was asked for: no more is to be delivered
     */
    boolean delivered(Turn turn, PublicEvent event);

    /**
     * Remembers that it has not, ends the turn, and puts the next one off, twice as long after each failure in a row.
     *
     * @param gone whether the receiver wants no more
     */
    void failed(Turn turn, String why, boolean gone);

    /** Ends the turn at that place, if it still is one. */
    void end(Turn turn, long reached);
}
