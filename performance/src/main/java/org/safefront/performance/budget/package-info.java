/** Simulated sweeps in which the true front is known, raced by the adaptive budget and by what is plain beside it. */
package org.safefront.performance.budget;
