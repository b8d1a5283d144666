package org.safefront.work;

import java.util.concurrent.CompletionStage;

/** Hands records to the broker. Called by one thread. */
@FunctionalInterface
public interface EventSender {
    /**
     * Sends the record.
     *
     * @return completes when the broker has it for good, exceptionally when that is not certain; it will then be sent
     *     again
     */
    CompletionStage<Void> send(OutboxRecord record);
}
