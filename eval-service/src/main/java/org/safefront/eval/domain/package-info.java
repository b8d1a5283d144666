/** Benchmarks, scoring, and how an evaluation is cut into pieces of work. Plain Java. */
package org.safefront.eval.domain;
