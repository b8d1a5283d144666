package org.safefront.benchmark.catalogue;

/** Somebody asked for a data set that is not in the catalogue. */
public final class UnknownDataSetException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnknownDataSetException(String name, String known) {
        super("no data set is called " + name + "; known are " + known);
    }
}
