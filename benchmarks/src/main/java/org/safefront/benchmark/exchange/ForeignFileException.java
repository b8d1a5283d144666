package org.safefront.benchmark.exchange;

import java.nio.file.Path;

/** A file of another harness cannot be used; the message names file, place and field, and quotes no answer. */
public final class ForeignFileException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ForeignFileException(Path file, String where, String problem) {
        super(file + (where.isEmpty() ? "" : ", " + where) + ": " + problem);
    }
}
