package org.safefront.benchmark.catalogue;

/** Is told how far a fetch is. */
public interface FetchProgress {
    /**
     * So many bytes are here.
     *
     * @param total as the server says, or else as the catalogue does
     */
    void at(long bytes, long total);
}
