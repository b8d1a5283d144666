package org.safefront.registry.domain;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.safefront.contracts.front.GateDecided;

/** A name points to what it pointed to. */
public final class AliasNotMovedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Optional<Alias> current;

    private AliasNotMovedException(String message, Optional<Alias> current) {
        super(message);
        this.current = current;
    }

    /** Somebody else has moved it. */
    public static AliasNotMovedException moved(String alias, AliasMove move, Optional<Alias> current) {
        String now = current.map(known -> "has version " + known.version() + " and points to " + known.checkpointId())
                .orElse("is not there");
        return new AliasNotMovedException(
                "alias " + alias + " " + now + ", not version " + move.expectedVersion()
                        + " as expected; look and ask again",
                current);
    }

    /** The checkpoint must not be used. */
    public static AliasNotMovedException retracted(String alias, AliasMove move, Optional<Alias> current) {
        return new AliasNotMovedException(
                "alias " + alias + " is not moved: checkpoint " + move.to() + " was retracted", current);
    }

    /** The policy does not let it pass. */
    public static AliasNotMovedException stopped(String alias, GateDecided gate, Optional<Alias> current) {
        String reasons = Stream.concat(
                        Stream.of("alias " + alias + " is not moved: policy "
                                + gate.policy().orElse("") + " says "
                                + gate.verdict().name() + " of " + gate.checkpointId()),
                        gate.reasons().stream())
                .collect(Collectors.joining("; "));
        return new AliasNotMovedException(reasons, current);
    }

    /** Where it points to; absent where it is not there. */
    public Optional<Alias> current() {
        return current;
    }
}
