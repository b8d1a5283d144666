/** Results of other harnesses: their files, read into the rows that our own evaluations have. */
package org.safefront.benchmark.exchange;
