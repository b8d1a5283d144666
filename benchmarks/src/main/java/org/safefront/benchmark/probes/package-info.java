/**
 * Sets of probes: requests that are made of a model to see whether it refuses them. What a published set is made of stands
 * in one file each: which columns give id, prompt and category, which rows are taken, and what a refusal of them says
 * something about. Where the file comes from, and under which licence, is in the
 * {@linkplain org.safefront.benchmark.catalogue.Catalogue catalogue}, under the same name. No example quotes a request.
 */
package org.safefront.benchmark.probes;
