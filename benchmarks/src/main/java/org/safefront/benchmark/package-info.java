/** Benchmarks: each is one value in one file, made of data, prompt, extraction and scorer. */
package org.safefront.benchmark;
