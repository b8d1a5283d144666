package org.safefront.launcher.redrive;

import java.util.List;
import java.util.Optional;

/**
 * What became of one letter, or in a dry run would.
 *
 * @param partition of the dead letters
 * @param offset there
 * @param action see there
 * @param to the topic that it came from, and goes to
 * @param toPartition of that topic
 * @param key the Kafka key
 * @param id the {@code ce_id}, which stays
 * @param type the {@code ce_type}
 * @param attempt the {@code ce_attempt} that it gets
 * @param code why it was not taken in, for programs
 * @param reason the same for people
 * @param problems why it stays, with headers and fields
 */
public record RedriveLine(
        int partition,
        long offset,
        Action action,
        Optional<String> to,
        Optional<Integer> toPartition,
        String key,
        Optional<String> id,
        Optional<String> type,
        int attempt,
        FailureCode code,
        String reason,
        List<String> problems) {
    /** What is done with a letter. */
    public enum Action {
        /** It is on its old topic once more. */
        REPUBLISHED("republished"),
        /** It would be, were this no dry run. */
        WOULD_REPUBLISH("would-republish"),
        /** The services would not understand it now either; it stays for another time. */
        LEFT("left");

        private final String word;

        Action(String word) {
            this.word = word;
        }

        @Override
        public String toString() {
            return word;
        }
    }

    static RedriveLine of(DeadLetter letter, Action action, List<String> problems) {
        return new RedriveLine(
                letter.partition(),
                letter.offset(),
                action,
                letter.origin(),
                letter.originPartition(),
                letter.key(),
                letter.header("ce_id"),
                letter.header("ce_type"),
                letter.nextAttempt(),
                letter.code(),
                letter.reason(),
                problems);
    }
}
