package org.safefront.judges;

import java.util.Collection;

/** Somebody asked for a judge that this service does not have. */
public final class UnknownJudgeException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UnknownJudgeException(String name, Collection<String> known) {
        super("no judge is called " + name + "; known are " + (known.isEmpty() ? "none" : String.join(", ", known)));
    }
}
