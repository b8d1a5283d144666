/** Which samples to take next where only the Pareto front of many checkpoints is asked for, and when to stop. */
package org.safefront.statistics.racing;
