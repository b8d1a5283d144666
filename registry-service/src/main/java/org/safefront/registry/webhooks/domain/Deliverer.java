package org.safefront.registry.webhooks.domain;

import java.util.Optional;

/**
 * Delivers in order: the next event of a webhook waits until the one before has arrived. An event whose arrival was not
 * remembered, for somebody pulled the plug, is delivered again with the same id.
 */
public final class Deliverer {
    private final Turns turns;
    private final Receiver receiver;

    public Deliverer(Turns turns, Receiver receiver) {
        this.turns = turns;
        this.receiver = receiver;
    }

    /** Delivers some of what waits for one webhook. False if nothing waits for any. */
    public boolean once() {
        Optional<Turn> turn = turns.take();
        turn.ifPresent(this::deliver);
        return turn.isPresent();
    }

    private void deliver(Turn turn) {
        Turns.Batch batch = turns.next(turn);
        for (PublicEvent event : batch.events()) {
            Optional<Receiver.Refusal> refusal = receiver.deliver(turn, event);
            if (refusal.isPresent()) {
                turns.failed(turn, refusal.get().why(), refusal.get().gone());
                return;
            }
            if (!turns.delivered(turn, event)) {
                turns.end(turn, 0);
                return;
            }
        }
        turns.end(turn, batch.reaches());
    }
}
