/**
 * Where the data of the benchmarks and the sets of probes come from: a
 * {@link org.safefront.benchmark.catalogue.Catalogue} of files at pinned revisions with their SHA-256, and a
 * {@link org.safefront.benchmark.catalogue.Fetch} that brings one here.
 *
 * <p>No digest is taken on trust from one place: each is of a file that was read here, or is given alike by at least three
 * public projects that fetched the same revision. Where neither is so there is none, and whoever fetches has to say it.
 * docs/benchmarks.md says which is which.
 */
package org.safefront.benchmark.catalogue;
