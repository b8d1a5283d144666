package org.safefront.benchmark.catalogue;

import java.nio.file.Path;

/**
 * A data set that is here now.
 *
 * @param file with the bytes of the catalogue
 * @param before whether it was here already
 */
public record Fetched(Path file, boolean before) {}
