/**
 * Where the data sets of the benchmarks come from: a {@link org.safefront.benchmark.catalogue.Catalogue} of files at
 * pinned revisions with their SHA-256, and a {@link org.safefront.benchmark.catalogue.Fetch} that brings one here.
 *
 * <p>The digests were not taken on trust from one place: each is either of a file that was read here, or is given alike by
 * at least three independent public repositories that fetched the same revision.
 */
package org.safefront.benchmark.catalogue;
